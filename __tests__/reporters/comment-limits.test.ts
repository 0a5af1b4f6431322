import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseMarker } from '../../src/domain/marker.ts';
import { OUTCOMES } from '../../src/domain/outcome.ts';
import type { ItemResult, Report } from '../../src/domain/report.ts';
import { COMMENT_BUDGET_BYTES, renderComment } from '../../src/reporters/comment.ts';
import { countBytes } from '../../src/reporters/fit.ts';
import { renderSummary } from '../../src/reporters/summary.ts';
import {
  build48,
  buildChecklist,
  buildItem,
  buildLarge,
  buildReport,
  buildTrigger,
  buildVerdict,
  MARKER,
} from '../support/sample-report.ts';
import { hostileText } from './hostile-text.ts';
import { findNodes, readMarkdown } from './read-markdown.ts';

describe('the size of a comment', () => {
  it('is far below the limit for the usual 48 items', () => {
    const comment = renderComment({ ...build48({ 3: 'fail' }), marker: MARKER });
    expect(countBytes(comment)).toBeLessThan(10_000);
    expect(comment).not.toContain('Left out');
  });

  it('keeps marker, verdict and the names of failures with 10,000 items', () => {
    const large = buildLarge(10_000);
    const comment = renderComment({ ...large, marker: MARKER });
    expect(countBytes(comment)).toBeLessThanOrEqual(COMMENT_BUDGET_BYTES);
    expect(countBytes(comment)).toBeGreaterThan(COMMENT_BUDGET_BYTES * 0.7);
    expect(parseMarker(comment)).toEqual(MARKER);
    expect(comment).toContain('## ⛔ NO-GO');
    const failed = large.report.items.filter((item) => item.blocking && item.outcome === 'fail');
    expect(comment).toContain(`### Failed (${failed.length})`);
    const [block = ''] = comment.split('### Advisory');
    const named = block.match(/^- ❌ \*\*Verify that endpoint \d+/gm) ?? [];
    expect(named.length).toBeGreaterThan(150);
    const more = Number(/^- and (\d+) more$/m.exec(block)?.[1]);
    expect(named.length + more).toBe(failed.length);
    expect(comment).toContain('*Left out for size:*');
    expect(comment).toContain("The full report is in the job's files.");
  });

  it('drops the evidence of what passed before anything that needs a reader', () => {
    const { report, checklist } = build48({ 48: 'fail' });
    const long = 'The evidence is long. '.repeat(14);
    const items = report.items.map((item) => ({ ...item, summary: `${item.id} ${long}` }));
    const broken = [...items.slice(0, 29), { ...buildItem('item-30', 'fail'), summary: long }];
    const view = { report: buildReport(broken), checklist, marker: MARKER };
    const whole = renderComment(view, 60_000);
    expect(whole).not.toContain('Left out');
    const comment = renderComment(view, countBytes(whole) - 1_000);
    expect(comment).toContain('*Left out for size:* the evidence of ');
    expect(comment).toMatch(/the evidence of \d passing items in “\d\. Part › Section \d+”/);
    expect(comment).toContain('- seen: GET /health answered 503.');
    expect(comment).toContain('Verify item 28\n');
    expect(comment).toContain('**fail** <code>status</code>: The evidence is long.');
  });

  it('counts bytes and not characters', () => {
    const items = Array.from({ length: 400 }, (_, index) =>
      buildItem(`i${index}`, 'pass', { text: '漢字'.repeat(40), summary: '👩‍💻'.repeat(30) }),
    );
    const comment = renderComment({ report: buildReport(items), marker: MARKER });
    expect(countBytes(comment)).toBeLessThanOrEqual(COMMENT_BUDGET_BYTES);
    expect(comment.isWellFormed()).toBe(true);
    expect(comment).toContain('Left out');
  });

  it('holds for thousands of sections, triggers and warnings', () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `Section ${index} of $many$`);
    const checklist = buildChecklist(Object.fromEntries(names.map((name) => [name, ['a']])));
    const triggers = names.map((name) => buildTrigger(name, 'fired'));
    const report = buildReport([buildItem('x', 'pass')], { triggers, warnings: names });
    const comment = renderComment({ report, checklist, marker: MARKER });
    expect(countBytes(comment)).toBeLessThanOrEqual(COMMENT_BUDGET_BYTES);
    expect(comment).toMatch(/the same in \d+ more places\. The full report/);
  });
});

const outcome = fc.constantFrom(...OUTCOMES);
const hostileItem: fc.Arbitrary<Partial<ItemResult>> = fc.record({
  text: hostileText,
  summary: hostileText,
  owner: hostileText,
  environment: hostileText,
  remedy: hostileText,
  blocking: fc.boolean(),
  findings: fc.array(fc.record({ expected: hostileText, seen: hostileText, where: hostileText }), {
    maxLength: 3,
  }),
});

const hostileReport = fc
  .record({
    items: fc.array(fc.tuple(outcome, hostileItem), { minLength: 1, maxLength: 6 }),
    because: hostileText,
    section: hostileText,
    trigger: hostileText,
    warning: hostileText,
    environment: hostileText,
    url: fc.oneof(hostileText, fc.constant('https://github.example/run')),
  })
  .map(({ items, because, section, trigger, warning, environment, url }) => {
    const results = items.map(([one, change], index) =>
      buildItem(`item-${index}`, one, { ...change, box: { line: index + 1, section: [] } }),
    );
    const plain = buildReport(results, {
      verdict: buildVerdict(results, { because, rollback: 'required' }),
      triggers: [buildTrigger('t', 'fired', { text: trigger, because: trigger })],
      warnings: [warning],
    });
    const report: Report = {
      ...plain,
      holdpoint: warning,
      subject: { ...plain.subject, environment, commit: because },
      run: { ...plain.run, url, runId: section, only: [trigger] },
    };
    const texts = results.map(() => 'box');
    return { report, checklist: buildChecklist({ [section.replaceAll('/', '')]: texts }) };
  });

const OURS = /^<\/?(?:details|summary|b|code|sub|span)>$/;

/** Around what a later run of other phases keeps in view. */
const KEPT =
  /^<!-- (?:\/holdpoint:phases|holdpoint:phases=[a-z,-]+ commit=[0-9a-f]* verdict=[A-Za-z-]+ run=[\w.-]+) -->$/;

/** HTML that is not ours, headings, links and boxes that only the outside could have made. */
function expectOnlyOurs(text: string, report: Report, boxes: number): void {
  const tree = readMarkdown(text);
  const html = findNodes(tree, 'html').flatMap((node) => node.value?.match(/<[^>]*>/g) ?? []);
  const isMarker = (tag: string) =>
    tag.startsWith('<!-- holdpoint plan=default ') || KEPT.test(tag);
  expect(html.filter((tag) => !OURS.test(tag) && !isMarker(tag))).toEqual([]);
  expect(text.match(/<!--/g) ?? []).toHaveLength(html.filter(isMarker).length);
  const links = findNodes(tree, 'link').map((node) => node.url);
  expect(links).toEqual(links.length === 0 ? [] : [report.run.url]);
  expect(findNodes(tree, 'image')).toEqual([]);
  expect(findNodes(tree, 'code').map((node) => node.value?.split(' ')[0])).toEqual([]);
  const ticks = findNodes(tree, 'listItem').filter((node) => typeof node.checked === 'boolean');
  expect(ticks).toHaveLength(boxes);
  expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
}

describe('hostile text in every place', () => {
  it('makes nothing of its own in a comment', () => {
    fc.assert(
      fc.property(hostileReport, ({ report, checklist }) => {
        const text = renderComment({ report, checklist, marker: MARKER });
        expect(parseMarker(text)).toEqual(MARKER);
        expectOnlyOurs(text, report, report.items.length);
      }),
      { numRuns: 150 },
    );
  });

  it('makes nothing of its own in a summary', () => {
    fc.assert(
      fc.property(hostileReport, ({ report }) => {
        const text = renderSummary({ report });
        expectOnlyOurs(text, report, 0);
        const cells = findNodes(readMarkdown(text), 'tableRow').map((row) => row.children?.length);
        expect(cells).toEqual([...Array(report.items.length + 1).fill(4), 3, 3]);
      }),
      { numRuns: 150 },
    );
  });

  it('never makes a comment too large', () => {
    const worst = '$'.repeat(5_000);
    const items = Array.from({ length: 500 }, (_, index) =>
      buildItem(`i${index}`, OUTCOMES[index % OUTCOMES.length] ?? 'fail', {
        text: worst,
        summary: worst,
        environment: worst,
        findings: Array.from({ length: 50 }, () => ({ expected: worst, seen: worst })),
      }),
    );
    const plain = buildReport(items, {
      verdict: buildVerdict(items, { because: worst, rollback: 'ask' }),
      triggers: Array.from({ length: 9 }, () => buildTrigger('t', 'fired', { text: worst })),
      warnings: [worst],
    });
    const report = { ...plain, subject: { ...plain.subject, environment: worst } };
    for (const budget of [30_000, COMMENT_BUDGET_BYTES]) {
      const comment = renderComment({ report, marker: MARKER }, budget);
      expect(countBytes(comment)).toBeLessThanOrEqual(budget);
      expect(comment).toContain('### Failed (62)');
    }
  });
});
