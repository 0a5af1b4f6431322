import { describe, expect, it } from '@jest/globals';
import { countBytes } from '../../src/reporters/fit.ts';
import { renderSummary, SUMMARY_BUDGET_BYTES } from '../../src/reporters/summary.ts';
import {
  build48,
  buildItem,
  buildLarge,
  buildReport,
  buildTrigger,
  FINISHED_AT,
  STARTED_AT,
} from '../support/sample-report.ts';
import { findNodes, readMarkdown, readText } from './read-markdown.ts';

const attempt = { startedAt: STARTED_AT, endedAt: FINISHED_AT };

describe('renderSummary', () => {
  const items = [
    buildItem('a', 'pass', { attempts: [attempt, attempt, attempt], flaky: true }),
    buildItem('b', 'fail', { blocking: false }),
    buildItem('c', 'skip'),
    buildItem('d', 'fail', { phase: 'post-deployment' }),
  ];
  const [first, second, { startedAt: _, endedAt: __, ...notRun }, last] = items as [
    (typeof items)[0],
    (typeof items)[0],
    (typeof items)[0],
    (typeof items)[0],
  ];
  const report = buildReport([first, second, notRun, last], {
    triggers: [buildTrigger('t', 'unknown')],
    warnings: ['one', 'two'],
  });
  const text = renderSummary({ report, digest: 'f'.repeat(64) });

  it('has no marker and begins with the verdict', () => {
    expect(text).toMatch(/^## ⛔ NO-GO — production · /);
    expect(text).not.toContain('<!--');
  });

  it('has a table for each phase, with what each item took', () => {
    const tables = findNodes(readMarkdown(text), 'table').map((table) =>
      findNodes(table, 'tableRow').map((row) => (row.children ?? []).map(readText)),
    );
    expect(tables).toHaveLength(3);
    expect(tables[0]).toEqual([
      ['', 'Item', 'Evidence', 'Took'],
      ['✅', 'Verify a (flaky)', 'GET /health answered 200 in 12 ms.', '1.2s, 3 attempts'],
      ['❌', 'Verify b (advisory)', 'status GET /health answered 503.', '1.2s'],
      ['⏭️', 'Verify c', 'skipped Not applicable: there is no database.', ''],
    ]);
    expect(tables[1]?.[1]?.[1]).toBe('Verify d');
    expect(tables[2]?.[1]).toEqual(['❔ unknown', 'Trigger t', 't is unknown.']);
    expect(text).toContain('### pre-deployment: 1 pass · 1 skip · 1 fail\n');
  });

  it('tells failures in full, names warnings, and ends with the digest', () => {
    expect(text).toContain('### Failed (1)\n\n- ❌ **Verify d** — <code>status</code>\n');
    expect(text).toContain('### Warnings (2)\n\n- one\n- two\n');
    expect(text.trimEnd().split('\n').at(-1)).toContain(`report <code>${'f'.repeat(64)}</code>`);
  });

  it('never prints a line that confirms something', () => {
    expect(renderSummary({ report: build48({ 1: 'pending' }).report })).not.toContain('/confirm');
  });

  it('holds more evidence than a comment may', () => {
    const long = 'evidence '.repeat(100).trim();
    const one = buildReport([buildItem('a', 'pass', { summary: long })]);
    expect(renderSummary({ report: one })).toContain(long);
  });

  it.each([10_000, 40_000])('stays below the limit with %d items', (count) => {
    const summary = renderSummary({ report: buildLarge(count).report });
    expect(countBytes(summary)).toBeLessThanOrEqual(SUMMARY_BUDGET_BYTES);
    expect(countBytes(summary)).toBeGreaterThan(400_000);
    expect(summary).toContain('## ⛔ NO-GO');
    expect(summary).toContain('### post-deployment: ');
    expect(summary).toContain('*Left out for size:*');
  });

  it('keeps the rows that need a reader when it drops the others', () => {
    const { report: large } = buildLarge(10_000, 500);
    const summary = renderSummary({ report: large }, 150_000);
    expect(countBytes(summary)).toBeLessThanOrEqual(150_000);
    const rows = summary.match(/^\| ❌ \| /gm) ?? [];
    expect(rows).toHaveLength(20);
    expect(summary).not.toMatch(/^\| ✅/m);
    expect(summary).toContain('details of “pre-deployment”');
  });
});
