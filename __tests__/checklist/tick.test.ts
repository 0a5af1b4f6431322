import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseChecklist } from '../../src/checklist/parse.ts';
import { type BoxMark, tickChecklist } from '../../src/checklist/tick.ts';

const LT_CRM = readFileSync(new URL('./fixtures/lt-crm.mdown', import.meta.url), 'utf8');

function tick(source: string, marks: readonly BoxMark[], fields?: Record<string, string>): string {
  return tickChecklist(parseChecklist('a.md', source), marks, fields);
}

const line = fc.constantFrom(
  '- [ ] a',
  '- [x] **b** `c d`',
  '* [X] ünï 😀',
  '  - [ ] nested',
  '1. [ ] one  ',
  '> - [ ] quoted',
  '- [ ]',
  'text',
  '',
  '# Title',
  '```',
  '- [ ] in code?',
  '```',
  '- [ ] QA: ____ Date: ____',
  '**By:** ____',
  'lazy line',
  '- [ ] see [x](http',
  '- [ ] `open',
  '- [ ] <a title="',
  '- [ ] ends \\',
  '- [ ] a | b',
  '---',
  '<!-- - [ ] c -->',
  '|a|\n|-|\n|b|',
  '- [ ] x <!-- id: y -->',
);
const documents = fc
  .tuple(
    fc.constantFrom('', '\uFEFF'),
    fc.array(line, { maxLength: 14 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([mark, lines, end]) => mark + lines.join(end) + end);
const state = fc.constantFrom<BoxMark['state']>('tick', 'untick', 'keep');

describe('tickChecklist', () => {
  it('ticks, unticks and keeps, with notes behind the first paragraph', () => {
    const source =
      '# T\r\n\r\n- [ ] one\r\n  more\r\n\r\n  detail\r\n- [X] two\r\n- [x] three 😀 `c`\r\n* [ ] four\r\n';
    const ticked = tick(source, [
      { line: 3, state: 'tick', note: 'pass: 200 in 5 ms' },
      { line: 7, state: 'tick', note: '' },
      { line: 8, state: 'untick', note: 'fail' },
      { line: 9, state: 'keep', note: 'not run' },
    ]);
    expect(ticked).toBe(
      '# T\r\n\r\n- [x] one\r\n  more — pass: 200 in 5 ms\r\n\r\n  detail\r\n- [X] two\r\n- [ ] three 😀 `c` — fail\r\n* [ ] four — not run\r\n',
    );
  });

  it('changes exactly 48 characters of the LT CRM to tick all of it', () => {
    const { boxes } = parseChecklist('a.md', LT_CRM);
    const ticked = tick(
      LT_CRM,
      boxes.map((box) => ({ line: box.line, state: 'tick' })),
    );
    expect(ticked).toBe(LT_CRM.replaceAll('[ ]', '[x]'));
    expect(
      tick(
        ticked,
        boxes.map((box) => ({ line: box.line, state: 'untick' })),
      ),
    ).toBe(LT_CRM);
  });

  it('fills blanks by their label, escaped, and leaves the others', () => {
    const filled = tick(LT_CRM, [], {
      'date completed': '2026-01-05 10:00 UTC',
      'PERFORMED BY': '@ana <b>',
      'Signed Off By': '  ',
      'no such': 'x',
    });
    expect(filled).toBe(
      LT_CRM.replace(
        '**Date Completed:** ________________',
        '**Date Completed:** 2026-01-05 10:00 UTC',
      ).replace('**Performed By:** ________________', '**Performed By:** @&#8203;ana &lt;b&gt;'),
    );
  });

  it('fills a blank and adds a note at the same place', () => {
    expect(tick('- [ ] By: ____\n', [{ line: 1, state: 'tick', note: 'n' }], { by: 'ana' })).toBe(
      '- [x] By: ana — n\n',
    );
  });

  it('keeps a name that is no own key of the fields', () => {
    const source = 'constructor: ____\ntoString: ____\n__proto__: ____\n';
    expect(tick(source, [], {})).toBe(source);
  });

  it('does nothing for a line without a box', () => {
    expect(
      tick('- [ ] a\ntext\n', [
        { line: 2, state: 'tick', note: 'x' },
        { line: 99, state: 'tick' },
      ]),
    ).toBe('- [ ] a\ntext\n');
  });

  it('is the same document, byte for byte, if nothing is asked', () => {
    fc.assert(
      fc.property(documents, (source) => {
        const { boxes } = parseChecklist('a.md', source);
        expect(tick(source, [])).toBe(source);
        expect(
          tick(
            source,
            boxes.map((box) => ({ line: box.line, state: 'keep' })),
            {},
          ),
        ).toBe(source);
      }),
      { numRuns: 500 },
    );
  });

  it('changes marks and nothing else', () => {
    fc.assert(
      fc.property(
        documents,
        fc.array(state, { minLength: 14, maxLength: 14 }),
        (source, states) => {
          const { boxes } = parseChecklist('a.md', source);
          const marks = boxes.map((box, at) => ({ line: box.line, state: states[at] ?? 'keep' }));
          const ticked = tick(source, marks);
          const after = parseChecklist('a.md', ticked).boxes;
          expect(ticked).toHaveLength(source.length);
          expect(after).toEqual(
            boxes.map((box, at) => {
              const wanted = marks[at]?.state;
              return { ...box, checked: wanted === 'keep' ? box.checked : wanted === 'tick' };
            }),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('adds notes that leave every box where it was, whatever they say', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        'x)',
        '](y)',
        '`',
        '``` ',
        '">',
        '-->',
        '\n- [x] injected',
        '| - |',
        '\\',
        '** __ ~~',
        '<details>',
        '[r]: x',
        '&#10;- [x] z',
        ']',
      ),
    );
    fc.assert(
      fc.property(
        documents,
        fc.array(hostile, { minLength: 14, maxLength: 14 }),
        (source, notes) => {
          const { boxes } = parseChecklist('a.md', source);
          const marks = boxes.map((box, at) => ({
            line: box.line,
            state: 'tick' as const,
            note: notes[at] ?? '',
          }));
          const ticked = tick(source, marks);
          const after = parseChecklist('a.md', ticked).boxes;
          expect(
            after.map(({ line: at, section, depth, checked }) => [at, section, depth, checked]),
          ).toEqual(boxes.map(({ line: at, section, depth }) => [at, section, depth, true]));
          expect(ticked.split('\n')).toHaveLength(source.split('\n').length);
        },
      ),
      { numRuns: 600 },
    );
  });
});
