import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { UsageError } from '../../src/domain/errors.ts';
import { type Report, reportSchema } from '../../src/domain/report.ts';
import { renderJson } from '../../src/reporters/json.ts';
import { MAX_REPORT_BYTES, parseReport } from '../../src/reporters/parse-report.ts';
import { build48, buildItem, buildReport, buildTrigger } from '../support/sample-report.ts';
import { hostileText } from './hostile-text.ts';

const report = {
  ...build48({ 3: 'fail', 4: 'pending' }).report,
  triggers: [buildTrigger('t', 'clear', { box: { line: 1, section: ['a'] } })],
};

/** The same value with the keys of every object the other way round. */
function reverseKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reverseKeys);
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, part]) => [key, reverseKeys(part)]));
}

describe('renderJson', () => {
  it('is pretty, begins with what it is, and ends with a newline', () => {
    expect(renderJson(report)).toMatch(
      /^\{\n {2}"schema": "holdpoint-report",\n {2}"version": 1,\n {2}"holdpoint": /,
    );
    expect(renderJson(report)).toMatch(/\n\}\n$/);
  });

  it('is the same bytes whatever order the keys came in', () => {
    expect(renderJson(reverseKeys(report) as Report)).toBe(renderJson(report));
  });

  it('puts the keys of an item in the order of the schema and sorts those of evidence', () => {
    const evidence = { b: { z: 1, y: [{ d: 1, c: 2 }] }, a: 2 };
    const attempts = [{ evidence, endedAt: 'x', startedAt: 'y' }];
    const text = renderJson(buildReport([buildItem('a', 'pass', { attempts })]));
    const [item] = (JSON.parse(text) as Report).items;
    expect(Object.keys(item ?? {}).slice(0, 4)).toEqual(['id', 'text', 'phase', 'kind']);
    expect(text.replaceAll(/\s/g, '')).toContain(
      '{"startedAt":"y","endedAt":"x","evidence":{"a":2,"b":{"y":[{"c":2,"d":1}],"z":1}}}',
    );
  });

  it('keeps keys that mean something to JavaScript as keys', () => {
    const evidence = JSON.parse('{"__proto__":{"polluted":1},"constructor":2}');
    const attempts = [{ startedAt: 'x', endedAt: 'y', evidence }];
    const text = renderJson(buildReport([buildItem('a', 'pass', { attempts })]));
    expect(text).toContain('"__proto__": {');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('is read back as it was written', () => {
    expect(parseReport(renderJson(report))).toEqual(report);
    expect(reportSchema.parse(report)).toEqual(report);
  });

  it('is read back with keys that mean something to JavaScript', () => {
    const evidence = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}');
    const at = { startedAt: report.run.startedAt, endedAt: report.run.finishedAt };
    const one = buildReport([buildItem('a', 'fail', { attempts: [{ ...at, evidence }] })]);
    const written = renderJson(one);
    expect(renderJson(parseReport(written))).toBe(written);
    expect(written).toContain('"__proto__": {');
  });

  it('is read back whatever a stranger wrote', () => {
    fc.assert(
      fc.property(hostileText, fc.jsonValue(), (text, evidence) => {
        const clean = JSON.parse(JSON.stringify(evidence));
        const attempts = [
          { startedAt: report.run.startedAt, endedAt: report.run.finishedAt, evidence: clean },
        ];
        const one = buildReport([buildItem('a', 'fail', { text, summary: text, attempts })]);
        const written = renderJson(one);
        expect(renderJson(parseReport(written))).toBe(written);
      }),
      { numRuns: 100 },
    );
  });
});

describe('parseReport', () => {
  const good = JSON.parse(renderJson(report)) as Record<string, unknown>;

  it.each([
    ['nothing', '', /^The report is not JSON \(.*\)\. Give the report\.json of a run\.$/],
    ['garbage', '<html>', /not JSON/],
    ['half a report', renderJson(report).slice(0, 500), /not JSON/],
    ['null', 'null', /no Holdpoint report/],
    ['a list', '[]', /no Holdpoint report/],
    ['a text', '"x"', /no Holdpoint report/],
    ['other JSON', '{"schema":"sarif"}', /no Holdpoint report/],
    ['no version', JSON.stringify({ ...good, version: undefined }), /no Holdpoint report/],
    [
      'a newer version',
      JSON.stringify({ ...good, version: 2, more: true }),
      /^The report has version 2, and this Holdpoint reads up to 1\. Update Holdpoint\.$/,
    ],
    [
      'an older version',
      JSON.stringify({ ...good, version: 0 }),
      /shape of a Holdpoint report: version/,
    ],
    ['an unknown key', JSON.stringify({ ...good, more: true }), /shape.*more/],
    ['no items', JSON.stringify({ ...good, items: undefined }), /shape.*: items: /],
    [
      'an unknown outcome',
      JSON.stringify({ ...good, items: [{ ...report.items[0], outcome: 'green' }] }),
      /shape.*: items\.0\.outcome: /,
    ],
    [
      'counts of something else',
      JSON.stringify({ ...good, verdict: { ...report.verdict, counts: { pass: 'many' } } }),
      /shape.*: verdict\.counts/,
    ],
  ])('refuses %s with a sentence', (_, text, message) => {
    expect(() => parseReport(text)).toThrow(UsageError);
    expect(() => parseReport(text)).toThrow(message);
  });

  it('says what is wrong on one bounded line, whatever the file holds', () => {
    const text = JSON.stringify({ ...good, ['\u001b[31m\n::error::'.repeat(99)]: 1 });
    const refuse = () => parseReport(text);
    expect(refuse).toThrow(/^\P{Cc}{1,700}$/u);
  });

  it('refuses more than 64 MiB without parsing it', () => {
    const start = performance.now();
    expect(() => parseReport(' '.repeat(MAX_REPORT_BYTES + 1))).toThrow(/larger than 64 MiB/);
    expect(() => parseReport('漢'.repeat(MAX_REPORT_BYTES / 3 + 1))).toThrow(/larger than 64 MiB/);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('reads a file with a byte order mark', () => {
    expect(parseReport(`\ufeff${renderJson(report)}`)).toEqual(report);
  });
});
