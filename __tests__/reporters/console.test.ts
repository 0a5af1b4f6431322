import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { OUTCOMES } from '../../src/domain/outcome.ts';
import { renderPlain, renderProgressLine } from '../../src/reporters/console.ts';
import { measureWidth, wrapText } from '../../src/reporters/terminal-text.ts';
import {
  build48,
  buildItem,
  buildLarge,
  buildReport,
  buildTrigger,
  buildVerdict,
} from '../support/sample-report.ts';
import { hostileText, NASTY } from './hostile-text.ts';

/** What the runner's own parser takes for a command, in either of its two forms. */
function isCommand(line: string): boolean {
  return line.trimStart().startsWith('::') || /##\[|##vso\[/i.test(line);
}

describe('renderProgressLine', () => {
  it.each([
    ['pass', '✔ pass            1.2s  Verify a — GET /health answered 200 in 12 ms.'],
    ['fail', '✖ fail            1.2s  Verify a — GET /health answered 503.'],
    ['pending', '… pending         1.2s  Verify a — Nobody has confirmed this for this commit.'],
  ] as const)('of a %s', (outcome, line) => {
    expect(renderProgressLine(buildItem('a', outcome))).toBe(line);
  });

  it('says what is advisory and flaky, and needs no time', () => {
    const item = buildItem('a', 'pass', { blocking: false, flaky: true, summary: '' });
    const { startedAt: _, ...notStarted } = item;
    expect(renderProgressLine(notStarted)).toBe(
      '✔ pass                  Verify a (advisory) (flaky)',
    );
  });

  it('has a sign of its own for every outcome', () => {
    const signs = OUTCOMES.map((outcome) => renderProgressLine(buildItem('a', outcome))[0]);
    expect(new Set(signs).size).toBe(OUTCOMES.length);
  });

  it('is one bounded line and no command, whatever the item says', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, summary) => {
        const line = renderProgressLine(buildItem('a', 'fail', { text, summary }));
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect(line.length).toBeLessThan(600);
        expect(isCommand(line)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('renderPlain', () => {
  const { report } = build48({ 3: 'fail', 9: 'pending', 11: 'error' });

  it('tells the verdict, what stands in the way, counts and coverage', () => {
    expect(renderPlain(report, { columns: 100 })).toBe(
      [
        'NO-GO  production · pre-deployment · abc1234',
        '"Verify item 1" decides.',
        '',
        'Failed (1)',
        '  ✖ Verify item 3',
        '      reason   status',
        '      expected status 200',
        '      seen     GET /health answered 503. (item-3)',
        '      do       Look at the log of item-3.',
        '',
        'Could not be measured (1)',
        '  × Verify item 11',
        '      reason   connect',
        '      expected status 200',
        '      seen     No connection to 127.0.0.1:5432 could be made. (item-11)',
        '      do       Look at the log of item-11.',
        '',
        'A person must confirm (1)',
        '  … Verify item 9',
        '      what     Nobody has confirmed this for this commit.',
        '',
        '27 pass · 1 pending · 1 error · 1 fail in 12.3s',
        '11 of 48 items have no automated check (8 for a person to confirm, 3 not in the plan).',
      ].join('\n'),
    );
  });

  it('tells rollback, advisory items, warnings and who has to confirm', () => {
    const items = [
      buildItem('a', 'pending', { owner: 'product-owner' }),
      buildItem('b', 'warn', { blocking: false }),
    ];
    const text = renderPlain(
      buildReport(items, {
        verdict: buildVerdict(items, { rollback: 'ask' }),
        triggers: [buildTrigger('t', 'fired')],
        warnings: ['X is not set'],
      }),
    );
    expect(text).toContain('      who      product-owner\n');
    expect(text).toContain('Advisory: stops nothing (1)\n  ! Verify b (advisory)\n');
    expect(text).toContain('Rollback: ask\n  fired: Trigger t\n');
    expect(text).toContain('\nwarning: X is not set');
  });

  it('gives no verdict to a cancelled run, and no items to an empty one', () => {
    const text = renderPlain(buildReport([], { verdict: null }));
    expect(text).toMatch(/^NO VERDICT {2}production/);
    expect(text).toContain('no items in 12.3s');
    expect(text).not.toMatch(/\bGO\b/);
  });

  it.each([40, 60, 100])('keeps lines within %d columns', (columns) => {
    const { report: large } = buildLarge(50);
    const wide = { ...large, warnings: ['漢字'.repeat(200), 'x'.repeat(500)] };
    for (const line of renderPlain(wide, { columns }).split('\n').slice(1)) {
      expect(measureWidth(line)).toBeLessThanOrEqual(columns);
    }
  });

  it('asks for colours by meaning', () => {
    const asked = new Set<string>();
    const style = (kind: string, text: string) => {
      asked.add(`${kind} ${text.split(' ')[0]}`);
      return text;
    };
    expect(renderPlain(report, { style })).toBe(renderPlain(report));
    expect(asked).toContain('bad NO-GO');
    expect(asked).toContain('bad Failed');
    expect(asked).toContain('warn A');
  });

  it('names how many it leaves out', () => {
    const text = renderPlain(buildLarge(10_000).report);
    expect(text.length).toBeLessThan(100_000);
    expect(text).toMatch(/ {2}and \d+ more; report\.json has them all/);
  });

  it('has no line that is a command, whatever the report says', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 120 }), (text, columns) => {
        const items = [
          buildItem('a', 'fail', {
            text,
            summary: text,
            remedy: text,
            findings: [{ expected: text, seen: text, where: text }],
          }),
          buildItem('b', 'pending', { text, summary: text, owner: text }),
          buildItem('c', 'error', { text, summary: text, findings: [], blocking: false }),
        ];
        const plain = buildReport(items, {
          verdict: buildVerdict(items, { because: text, rollback: 'ask' }),
          triggers: [buildTrigger('t', 'fired', { text })],
          warnings: [text, '::error::x ::error::y'],
        });
        const report = { ...plain, subject: { ...plain.subject, environment: text, commit: text } };
        const page = renderPlain(report, { columns });
        expect(page).not.toMatch(/[^\P{Cc}\n]|\p{Cs}/u);
        expect(page.split('\n').filter(isCommand)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('wrapText', () => {
  it('loses and adds nothing but blanks', () => {
    const text = NASTY.map((one) => one.replaceAll(/\s/g, '')).join(' ');
    const lines = wrapText(text, 30, { first: '> ', rest: '  ' });
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.join('').replaceAll(' ', '').slice(1)).toBe(text.replaceAll(' ', ''));
  });

  it('disarms a command that wrapping has put at the start of a line', () => {
    const lines = wrapText(`${'x'.repeat(20)} ::error::y`, 22, { first: '', rest: '' });
    expect(lines).toEqual(['x'.repeat(20), ': :error::y']);
  });
});
