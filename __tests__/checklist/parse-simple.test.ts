import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { finishBoxes } from '../../src/checklist/finish-boxes.ts';
import { parseAny, parseChecklist } from '../../src/checklist/parse.ts';
import { parseSimple } from '../../src/checklist/parse-simple.ts';

const LT_CRM = readFileSync(new URL('./fixtures/lt-crm.mdown', import.meta.url), 'utf8');

/** Words that are plain, nearly Markdown, or Markdown. */
const word = fc.constantFrom(
  'run',
  'Deploy',
  '`flask db upgrade`',
  '`` a`b ``',
  '` x `',
  '`   `',
  'snake_case',
  '_em_',
  '**bold**',
  '*em*',
  'a_',
  '_b',
  '[link](x)',
  '[ref]',
  '[x]',
  '![i](y)',
  '<b>',
  '< 200ms',
  '<br>',
  '<!-- id: me -->',
  '&amp;',
  'Q&A',
  '& co',
  '\\*',
  '~~gone~~',
  '~1',
  '`',
  '```',
  '|',
  '---',
  '#',
  '# not',
  '1.',
  '-',
  '+',
  '>',
  '>= 3',
  'N+1',
  '→',
  '✅',
  '👩‍💻',
  'ünïcode',
  '配置',
  'مرحبا',
  '\u00a0',
  '\u2028',
  '$x$',
  '@me',
  'http://a.b/c_d',
  '**Label:**',
  ':',
  '____',
  '________________',
  'Date:',
  'a\tb',
  '"q"',
  '__init__',
  '`a_b`',
  '(c)',
  '[^1]',
  '{x}',
  '%',
  '!',
  '\u0000',
);
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const indent = fc.constantFrom('', '', '', '  ', '    ', '      ', ' ', '   ', '\t');
const boxed = fc
  .tuple(
    indent,
    fc.constantFrom('-', '-', '-', '-', '*', '+', '1.'),
    fc.constantFrom(' ', 'x', 'X', '', '-'),
    text,
  )
  .map(([before, bullet, mark, words]) => `${before}${bullet} [${mark}] ${words}`);
const other = fc.oneof(
  fc.constantFrom(
    '',
    '',
    '',
    ' ',
    '---',
    '***',
    '===',
    '```',
    '~~~',
    '> quote',
    '<details>',
    '</details>',
    '<!--',
    '-->',
    '- [ ]',
    '|a|b|',
    '|-|-|',
    '[r]: x',
    '# ',
    '#',
    '## a ##',
    '-',
    'Date: ____ by: ______',
    '**A:** ____',
  ),
  fc
    .tuple(fc.constantFrom('# ', '## ', '###### ', '####### '), text)
    .map((parts) => parts.join('')),
  text,
  fc.tuple(indent, text).map((parts) => parts.join('')),
  text.map((words) => `- ${words}`),
);
const documents = fc
  .tuple(
    fc.constantFrom('', '', '', '\uFEFF'),
    fc.array(fc.oneof({ weight: 3, arbitrary: boxed }, { weight: 2, arbitrary: other }), {
      maxLength: 14,
    }),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
    fc.constantFrom('', '\n', '  \n'),
  )
  .map(([mark, lines, end, last]) => mark + lines.join(end) + last);

/** Lines that the short way understands, so that it is taken often. */
const plainWord = fc.constantFrom(
  'run',
  'Deploy',
  '`flask db upgrade`',
  '` x `',
  'snake_case',
  '< 200ms',
  'N+1',
  '→',
  '✅',
  '配置',
  '👩‍💻',
  ':',
  '`a_b`',
  '(c)',
  '\u00a0',
  '  ',
  '"q"',
  '#1',
  '1.',
  '-',
  '>',
);
const plainText = fc
  .array(plainWord, { minLength: 1, maxLength: 5 })
  .map((words) => `A ${words.join(' ')}`);
const tree = fc
  .array(fc.tuple(fc.nat(2), fc.constantFrom(' ', 'x', 'X'), plainText), {
    minLength: 1,
    maxLength: 5,
  })
  .map((boxes) => {
    let depth = -1;
    return boxes.map(([step, mark, words]) => {
      depth = Math.min(depth + 1, Math.max(0, depth + 1 - step));
      return `${'  '.repeat(depth)}- [${mark}] ${words}`;
    });
  });
const section = fc
  .tuple(fc.integer({ min: 1, max: 6 }), plainText, fc.array(plainText, { maxLength: 2 }), tree)
  .map(([level, title, words, boxes]) => [
    `${'#'.repeat(level)} ${title}`,
    ...words,
    '',
    ...boxes,
    '',
  ]);
const footer = fc.constantFrom([], ['---', '', '**By:** ______ ', '', 'QA: ____ Date: ____']);
const plainLines = fc
  .tuple(fc.array(section, { minLength: 1, maxLength: 4 }), footer)
  .map(([sections, last]) => [...sections.flat(), ...last]);
const lineEnd = fc.constantFrom('\n', '\r\n', '\n\n');
const plainDocuments = fc.tuple(plainLines, lineEnd).map(([lines, end]) => lines.join(end));
/** A plain document with one line in it that is anything. */
const nearlyPlain = fc
  .tuple(plainLines, fc.nat(30), fc.oneof(boxed, other), lineEnd)
  .map(([lines, at, line, end]) => lines.toSpliced(at % lines.length, 0, line).join(end));

describe('the short way of reading a checklist', () => {
  it('sees what the whole parser sees, or leaves the document to it', () => {
    fc.assert(
      fc.property(fc.oneof(documents, nearlyPlain), (source) => {
        const simple = parseSimple(source);
        if (simple === null) return;
        expect(finishBoxes(simple)).toEqual(parseAny('a.md', source).boxes);
        expect(parseChecklist('a.md', source)).toEqual(parseAny('a.md', source));
      }),
      { numRuns: 1500 },
    );
  });

  it('is taken for plain documents, and sees the same there', () => {
    let taken = 0;
    fc.assert(
      fc.property(plainDocuments, (source) => {
        const simple = parseSimple(source);
        if (simple === null) return;
        taken += simple.length > 0 ? 1 : 0;
        expect(parseChecklist('a.md', source)).toEqual(parseAny('a.md', source));
      }),
      { numRuns: 250 },
    );
    expect(taken).toBeGreaterThan(225);
  });

  it('is taken for the LT CRM checklist', () => {
    expect(parseSimple(LT_CRM)).toHaveLength(48);
    expect(parseChecklist('a.md', LT_CRM)).toEqual(parseAny('a.md', LT_CRM));
  });

  it.each([
    ['a fence', '- [ ] a\n```\n- [ ] b\n```\n'],
    ['a comment', '- [ ] a\n<!--\n- [ ] b\n-->\n'],
    ['emphasis', '- [ ] a *b*\n'],
    ['a lazy line', '- [ ] a\nb\n'],
    ['another bullet', '* [ ] a\n'],
    ['front matter', '---\nname: x\n---\n- [ ] a\n'],
    ['a tab', '-\t[ ] a\n'],
    ['too deep an indent', '- [ ] a\n    - [ ] b\n'],
  ])('leaves %s to the whole parser', (_, source) => {
    expect(parseSimple(source)).toBeNull();
  });
});
