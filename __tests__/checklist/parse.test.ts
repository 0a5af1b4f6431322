import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseAny, parseChecklist } from '../../src/checklist/parse.ts';
import { PlanError } from '../../src/domain/errors.ts';

const LT_CRM = readFileSync(new URL('./fixtures/lt-crm.mdown', import.meta.url), 'utf8');

function texts(source: string): string[] {
  return parseChecklist('a.md', source).boxes.map((box) => box.text);
}

describe('parseChecklist', () => {
  it('finds the 48 boxes and the 3 fields of the LT CRM', () => {
    const { boxes, fields, path, source } = parseChecklist('docs/lt.md', LT_CRM);
    expect(boxes).toHaveLength(48);
    expect(boxes.every((box) => !box.isGroup && !box.checked && box.depth === 0)).toBe(true);
    expect(boxes[0]).toMatchObject({
      line: 8,
      section: ['LT CRM - QA Deployment Checklist', '1. Pre-Deployment Checks', 'Database'],
      text: 'Run migrations and verify they apply cleanly: flask db upgrade',
      commands: ['flask db upgrade'],
    });
    expect(boxes[15]?.commands).toEqual([]);
    expect(fields.map(({ line, label }) => [line, label])).toEqual([
      [88, 'Date Completed'],
      [90, 'Performed By'],
      [92, 'Signed Off By'],
    ]);
    expect(fields.map((field) => source.slice(field.blankStart, field.blankEnd))).toEqual(
      Array.from({ length: 3 }, () => '_'.repeat(16)),
    );
    expect(path).toBe('docs/lt.md');
  });

  it.each([
    ['a hyphen', '- [ ] a'],
    ['a star', '* [ ] a'],
    ['a plus', '+ [ ] a'],
    ['a number', '1. [ ] a'],
    ['a number with a bracket', '12) [ ] a'],
    ['a quote', '> - [ ] a'],
    ['a quote in a quote', '> > - [ ] a'],
    ['CRLF', '- [ ] a\r\n'],
    ['CR alone', '# t\r\r- [ ] a\r'],
    ['tabs', '-\t[ ]\ta'],
    ['a capital X', '- [X] a'],
    ['a byte order mark', '\uFEFF- [ ] a'],
    ['a box on the next line', '-\n  [ ] a'],
    ['text on the next line', '- [ ]\n  a'],
    ['a comment', '- [ ] a <!-- why -->'],
    ['emphasis', '- [ ] **_a_**'],
    ['code', '- [ ] `a`'],
    ['a link', '- [ ] [a](https://example.org)'],
    ['a reference', '- [ ] [a][r]\n\n[r]: https://example.org'],
    ['strike-through', '- [ ] ~~a~~'],
    ['HTML in the line', '- [ ] <kbd>a</kbd>'],
    ['an image', '- [ ] ![a](x.png)'],
    ['an entity', '- [ ] &#97;'],
    ['front matter', '---\ntitle: x\n---\n\n- [ ] a'],
    ['details', '<details>\n\n- [ ] a\n\n</details>'],
    ['a table before it', '|x|\n|-|\n|y|\n\n- [ ] a'],
  ])('reads a box with %s', (_, source) => {
    const { boxes } = parseChecklist('a.md', source);
    expect(boxes.map(({ text }) => text)).toEqual(['a']);
    const [box] = boxes;
    expect(source.slice((box?.markOffset ?? 0) - 1, (box?.markOffset ?? 0) + 2)).toMatch(
      /^\[[ xX]\]$/,
    );
    const before = source.slice(0, box?.markOffset).split(/\r\n|\r|\n/);
    expect(box?.line).toBe(before.length);
  });

  it.each([
    ['a fence', '```\n- [ ] a\n```'],
    ['a fence without an end', '~~~\n- [ ] a'],
    ['indented code', '    - [ ] a'],
    ['an HTML comment', '<!--\n- [ ] a\n-->'],
    ['HTML without a blank line', '<details>\n- [ ] a\n</details>'],
    ['a paragraph', 'x [ ] a'],
    ['no bullet', '[ ] a'],
    ['no blank', '- [ ]a'],
    ['nothing behind it', '- [ ]'],
    ['another mark', '- [-] a\n- [~] b\n- [] c'],
    ['a link', '- [x](y)'],
    ['a tab as mark', '- [\t] a'],
    ['a heading', '- # [ ] a'],
    ['a table cell', '| - [ ] a |\n|-|\n'],
    ['front matter', '---\na: |\n  - [ ] a\n---\n'],
  ])('sees no box in %s', (_, source) => {
    expect(texts(source)).toEqual([]);
  });

  it('keeps what a lazy line adds', () => {
    const source = '- [ ] one\ntwo\n  three\n- [x] four\n';
    const { boxes } = parseChecklist('a.md', source);
    expect(boxes.map(({ text, line }) => [line, text])).toEqual([
      [1, 'one two three'],
      [4, 'four'],
    ]);
    expect(source.slice(0, boxes[0]?.noteOffset)).toBe('- [ ] one\ntwo\n  three');
  });

  it('takes the first line of a script as the words of an empty box', () => {
    const source =
      '- [ ]\n  ```bash\n  # first\n  npm run migrate -- --all\n  ```\n- [x]\n\n```\ngit push\n```\n';
    const { boxes } = parseChecklist('a.md', source);
    expect(boxes.map(({ text, checked, commands }) => [text, checked, commands])).toEqual([
      ['npm run migrate -- --all', false, ['npm run migrate -- --all']],
      ['git push', true, ['git push']],
    ]);
  });

  it('says the headings above a box, as plain text', () => {
    const source = [
      '## 🚀 1. *Before* `x`',
      '- [ ] a',
      '#### Deep',
      '- [ ] b',
      '',
      'Second',
      '======',
      '- [ ] c',
      '> ## Quoted',
      '> - [ ] d',
      '',
      '- [ ] e',
      '### ',
      '- [ ] f',
    ].join('\n');
    expect(parseChecklist('a.md', source).boxes.map((box) => box.section)).toEqual([
      ['🚀 1. Before x'],
      ['🚀 1. Before x', 'Deep'],
      ['Second'],
      ['Second', 'Quoted'],
      ['Second'],
      ['Second'],
    ]);
  });

  it.each([
    ['a colon', '- [ ] Database:', true],
    ['a full-width colon', '- [ ] 数据库：', true],
    ['bold words only', '- [ ] **Phase 2**', true],
    ['bold words with an emoji', '- [ ] 🔒 **Security**', true],
    ['a statement', '- [ ] All tests pass', false],
    ['a bold statement', '- [ ] **Tests passed**', false],
    ['a plain noun', '- [ ] Backend', false],
  ])('tells whether a box with %s groups what is below', (_, line, isGroup) => {
    const below = parseChecklist('a.md', `${line}\n  - [ ] child\n`).boxes;
    expect(below.map((box) => [box.isGroup, box.depth])).toEqual([
      [isGroup, 0],
      [false, 1],
    ]);
    expect(parseChecklist('a.md', `${line}\n  - detail\n`).boxes[0]?.isGroup).toBe(false);
  });

  it('counts depth in boxes, not in bullets', () => {
    const source = '- plain\n  - [ ] a\n    - plain\n      - [ ] b\n';
    expect(parseChecklist('a.md', source).boxes.map((box) => box.depth)).toEqual([0, 1]);
  });

  it('reads the id of a box from a comment in its line or below it', () => {
    const source =
      '- [ ] a <!-- id: first -->\n- [ ] b\n\n  <!-- id: zweite.ü -->\n- [ ] c <!-- id: no blanks -->\n';
    expect(parseChecklist('a.md', source).boxes.map((box) => box.id)).toEqual([
      'first',
      'zweite.ü',
      undefined,
    ]);
  });

  it('refuses a source over 1 MiB, and nothing smaller', () => {
    const big = 'ä'.repeat(524_289);
    expect(() => parseChecklist('docs/big.md', big)).toThrow(PlanError);
    expect(() => parseChecklist('docs/big.md', big)).toThrow(
      'docs/big.md:1:1: The checklist has 1048578 bytes; at most 1048576 are read. Split it.',
    );
    expect(texts(`${'a'.repeat(1_000_000)}\n\n- [ ] a\n`)).toEqual(['a']);
  });

  it('reads 10,000 boxes, the short and the long way alike', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => {
      const title = index % 25 === 0 ? `\n## Part ${index}\n\n` : '';
      return `${title}- [ ] Item ${index} runs \`npm run check-${index}\``;
    });
    const source = lines.join('\n');
    const startedAt = performance.now();
    const { boxes } = parseChecklist('a.md', source);
    expect(performance.now() - startedAt).toBeLessThan(1500);
    expect(boxes).toHaveLength(10_000);
    expect(parseAny('a.md', source).boxes).toEqual(boxes);
  });
});
