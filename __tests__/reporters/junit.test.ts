import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { OUTCOMES, type Outcome } from '../../src/domain/outcome.ts';
import { cleanText } from '../../src/reporters/clean-text.ts';
import { renderJunit } from '../../src/reporters/junit.ts';
import { buildItem, buildReport, buildTrigger, buildVerdict } from '../support/sample-report.ts';
import { hostileText } from './hostile-text.ts';
import { listCases, readJunit } from './read-junit.ts';

function stateOf(outcome: Outcome, blocking: boolean): string {
  const report = buildReport([buildItem('a', outcome, { blocking })]);
  const [, one] = listCases(readJunit(renderJunit(report)));
  return ['failure', 'error', 'skipped'].find((state) => one && state in one) ?? 'passed';
}

describe('renderJunit', () => {
  it.each([
    ['pass', 'passed', 'passed'],
    ['skip', 'skipped', 'skipped'],
    ['waived', 'passed', 'passed'],
    ['warn', 'passed', 'passed'],
    ['pending', 'skipped', 'skipped'],
    ['inconclusive', 'error', 'skipped'],
    ['error', 'error', 'skipped'],
    ['fail', 'failure', 'skipped'],
  ] as const)('shows a blocking %s as %s, an advisory one as %s', (outcome, blocking, advisory) => {
    expect(stateOf(outcome, true)).toBe(blocking);
    expect(stateOf(outcome, false)).toBe(advisory);
  });

  it('is green exactly for GO', () => {
    const items = fc.array(fc.tuple(fc.constantFrom(...OUTCOMES), fc.boolean()), { maxLength: 6 });
    fc.assert(
      fc.property(items, fc.boolean(), (described, isCancelled) => {
        const results = described.map(([outcome, blocking], index) =>
          buildItem(`i${index}`, outcome, { blocking }),
        );
        const verdict = isCancelled ? null : buildVerdict(results);
        const suites = readJunit(renderJunit(buildReport(results, { verdict })));
        const red = Number(suites.failures) + Number(suites.errors);
        expect(red === 0).toBe(verdict?.verdict === 'GO');
      }),
    );
  });

  it.each([
    ['NO-GO', 'failed', 'failure'],
    ['HOLD', 'pending', 'error'],
    ['HOLD', 'nothing-proved', 'error'],
    ['HOLD', 'partial', 'error'],
  ] as const)('has a case for the verdict: %s (%s) is a %s', (verdict, reason, state) => {
    const items = [buildItem('a', 'pass')];
    const report = buildReport(items, { verdict: buildVerdict(items, { verdict, reason }) });
    const [first] = listCases(readJunit(renderJunit(report)));
    expect(first?.name).toBe('verdict');
    expect(first?.classname).toBe('holdpoint.production');
    expect(first?.[state]?.type).toBe(reason);
  });

  it('calls a cancelled run an error', () => {
    const report = buildReport([buildItem('a', 'pass')], { verdict: null });
    const [first] = listCases(readJunit(renderJunit(report)));
    expect(first?.error).toMatchObject({ type: 'cancelled' });
  });

  const report = buildReport(
    [
      buildItem('a', 'fail', { text: 'Same words', environment: 'a.b' }),
      buildItem('b', 'pass', { text: 'Same words', environment: 'a.b' }),
      buildItem('c', 'warn'),
      buildItem('d', 'pass', { phase: 'post-deployment', flaky: true }),
    ],
    { triggers: [buildTrigger('t', 'fired')] },
  );
  const suites = readJunit(renderJunit(report));

  it('has a suite for each phase, with times in seconds and a timestamp', () => {
    expect(suites.testsuite.map((suite) => suite.name)).toEqual([
      'verdict',
      'pre-deployment',
      'post-deployment',
    ]);
    expect(suites.testsuite[1]).toMatchObject({
      tests: '3',
      failures: '1',
      errors: '0',
      skipped: '0',
      time: '3.600',
      timestamp: '2026-01-05T10:00:00',
    });
    expect(suites).toMatchObject({ tests: '5', failures: '2', errors: '0', time: '12.300' });
  });

  it('names cases by class and words, and by id where the words repeat', () => {
    const [, a, b, c, d] = listCases(suites);
    expect(a).toMatchObject({ name: 'Same words [a]', classname: 'holdpoint.a_b.pre-deployment' });
    expect(b?.name).toBe('Same words [b]');
    expect(c?.name).toBe('Verify c');
    expect(d).toMatchObject({ classname: 'holdpoint.production.post-deployment', time: '1.200' });
  });

  it('tells a failure with reason, findings and remedy, each on a line', () => {
    const [, a, , c, d] = listCases(suites);
    expect(a?.failure).toEqual({
      message: 'GET /health answered 503.',
      type: 'status',
      '#text':
        'GET /health answered 503.\nexpected status 200; seen GET /health answered 503. (a)\nwhat to do: Look at the log of a.',
    });
    expect(c?.['system-out']).toContain('warn (threshold): The mean is 95 ms');
    expect(d?.['system-out']).toContain('(flaky: it did not pass at the first attempt)');
  });

  it('carries verdict, commit and triggers as properties', () => {
    const properties = suites.testsuite[0]?.properties?.property ?? [];
    const values = Object.fromEntries(properties.map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({
      verdict: 'NO-GO',
      'exit-code': '1',
      commit: report.subject.commit,
      'trigger t': 'fired: t is fired.',
    });
  });

  it('keeps the order of elements that the schema of Jenkins asks for', () => {
    const xml = renderJunit(report);
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites /);
    expect(xml).toMatch(/<testsuite [^>]*>\s*<properties>/);
    const inside = [...xml.matchAll(/<testcase [^>]*>(.*?)<\/testcase>/gs)].map(([, one]) => one);
    expect(inside).toHaveLength(5);
    for (const one of inside) {
      expect(one).toMatch(
        /^(<(failure|error|skipped)\b[^>]*(\/>|>[^<]*<\/\2>))?(<system-out>[^<]*<\/system-out>)?$/,
      );
    }
  });

  it('holds any text, as itself', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const item = buildItem('a', 'fail', {
          text,
          summary: text,
          remedy: text,
          environment: text,
          findings: [{ expected: text, seen: text, where: text }],
        });
        const items = [item, buildItem('b', 'pass', { summary: text })];
        const verdict = buildVerdict(items, { because: text });
        const xml = renderJunit(buildReport(items, { verdict }));
        expect(xml).not.toMatch(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u);
        const [, one] = listCases(readJunit(xml));
        const clean = cleanText(text, 300).replaceAll(/[\ufffe\uffff]/g, '\ufffd');
        expect(one?.name).toBe(clean);
        expect(one?.failure?.message).toBe(clean);
      }),
      { numRuns: 300 },
    );
  });
});
