import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { findBoxes } from '../../src/checklist/find-boxes.ts';
import { findHidden } from '../../src/checklist/find-hidden.ts';
import { parseMarkdown } from '../../src/checklist/parse-markdown.ts';

function parseWhole(source: string): Root {
  return fromMarkdown(source, {
    extensions: [gfmTaskListItem(), gfmTable()],
    mdastExtensions: [gfmTaskListItemFromMarkdown(), gfmTableFromMarkdown()],
  });
}

/** Everything that a reader of the tree relies on, list by list or not. */
function describeTree(root: Root, source: string): unknown {
  const rest: string[] = [];
  const walk = (node: Nodes): void => {
    if (['heading', 'table', 'code', 'html', 'paragraph', 'listItem'].includes(node.type)) {
      const { start, end } = node.position ?? {};
      rest.push(`${node.type} ${start?.line}:${start?.offset}-${end?.line}:${end?.offset}`);
    }
    if ('children' in node) node.children.forEach(walk);
  };
  walk(root);
  // A definition below a paragraph's line is none, which a piece can't know of another one.
  const plain = (text: string) => text.replaceAll('[x][r]', 'x').replaceAll('[r]', 'r');
  const boxes = findBoxes(root, source).map((box) => {
    return { ...box, text: plain(box.text), section: box.section.map(plain) };
  });
  return { boxes, hidden: findHidden(root), rest };
}

const block = fc.constantFrom(
  '# Title',
  '## Sub\n',
  'text',
  'text\n\n',
  'Setext\n======',
  '- [ ] a `code` b',
  '- [x] **b**\n',
  '  - [ ] nested',
  '* item',
  '1. [ ] one',
  '> quote\n> - [ ] q',
  '> - [ ] q\n',
  '```bash\n# not a heading\n\nnpm test\n```',
  '```\nopen\n\n- [ ] in the fence',
  '~~~',
  '```',
  '    indented',
  '    \n',
  '<details>\n<summary>x</summary>\n',
  '</details>\n',
  '<!-- one -->',
  '<!--\n\n# hidden\n',
  '-->',
  '<script>\n\n- [ ] a\n',
  '</script>',
  '<div>',
  '<?x',
  '?>',
  '|a|b|\n|-|-|\n|1|2|',
  '|3|4|',
  '---',
  '***',
  '[r]: https://example.org "t"',
  '- [ ] see [r] and [x][r]',
  '[r]',
  '\n',
  '\n\n',
  'a\\',
  '- [ ] x\n\n  y\n\n      code',
);
const documents = fc
  .tuple(
    fc.array(block, { minLength: 1, maxLength: 40 }),
    fc.constantFrom('\n', '\n', '\n\n', '\r\n'),
  )
  .map(([blocks, end]) => blocks.join(end));

describe('parseMarkdown', () => {
  it('reads a document piece by piece as it would read it whole', () => {
    fc.assert(
      fc.property(documents, fc.nat(120), (source, pieceLength) => {
        expect(describeTree(parseMarkdown(source, pieceLength), source)).toEqual(
          describeTree(parseWhole(source), source),
        );
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['levels of lists', `${'- '.repeat(60_000)}a`],
    ['levels of quotes', `${'> '.repeat(60_000)}a`],
    [
      'levels over lines',
      Array.from({ length: 900 }, (_, at) => `${' '.repeat(2 * at)}- [ ] a`).join('\n'),
    ],
    ['stars', '*a_ '.repeat(20_000)],
    ['pairs of stars', '**'.repeat(20_000)],
    ['quotes with boxes', '> - [ ] a\n\n'.repeat(6000)],
    ['lists between texts', '- a\n\nb\n\n'.repeat(6000)],
    ['quotes in one item', `- a\n${'  - > b\n'.repeat(12_000)}`],
    ['brackets', '['.repeat(60_000)],
    ['images', '!['.repeat(40_000)],
    ['backticks', '`a'.repeat(40_000)],
    ['definitions', '[a]: b\n'.repeat(10_000)],
    ['rows', `|a|\n|-|\n${'|x|\n'.repeat(10_000)}`],
    ['tildes', `- [ ] ${'~~a'.repeat(30_000)}`],
    ['underscores', `Date: ${'_'.repeat(200_000)} x`],
    ['blanks to fill', 'a: ____ '.repeat(20_000)],
  ])('reads a thousand times too many %s in bounded time', (_, source) => {
    const startedAt = performance.now();
    expect(() => findBoxes(parseMarkdown(source), source)).not.toThrow();
    expect(performance.now() - startedAt).toBeLessThan(8000);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), documents), (source) => {
        expect(parseMarkdown(source).type).toBe('root');
      }),
      { numRuns: 100 },
    );
  });
});
