import { describe, expect, it } from '@jest/globals';
import type { StatementEvidence } from '../../../src/probes/query-performance/evidence.ts';
import { judgeStatements } from '../../../src/probes/query-performance/judge-statements.ts';
import { healthy, options, statement } from './healthy.ts';

type Row = [string, Partial<StatementEvidence>, string];

/** What is expected and seen; the text of the statement is `select 2`. */
const saidOf = (rest: Partial<StatementEvidence>, more: object) =>
  judgeStatements(healthy({ statements: [statement(rest)] }), options(more)).map(
    ({ outcome, finding }) => `${outcome}: ${finding.expected} | ${finding.seen}`,
  );

describe('the average', () => {
  it.each<Row>([
    ['in one decimal', { totalMs: 4.26 * 30 }, '4.3 ms in 30 calls'],
    ['in one decimal below ten', { totalMs: 9.9 * 30 }, '9.9 ms in 30 calls'],
    ['whole from ten on', { totalMs: 10.2 * 30 }, '10 ms in 30 calls'],
    ['whole if it is longer', { totalMs: 240.6 * 30 }, '241 ms in 30 calls'],
    ['never as the limit', { totalMs: 4.01 * 30 }, 'just over 4 ms in 30 calls'],
    ['of as many calls as are wanted', { calls: 20, totalMs: 100 }, '5 ms in 20 calls'],
  ])('is shown %s', (_, rest, seen) => {
    const said = `fail: at most 4 ms on average | ${seen}: "select 2"`;
    expect(saidOf(rest, { meanMs: 4 })).toEqual([said]);
  });

  it.each<Row>([
    ['one call', { calls: 1, totalMs: 300 }, '300 ms in 1 call'],
    [
      'one call fewer than are wanted',
      { calls: 19, totalMs: 1_901 },
      'just over 100 ms in 19 calls',
    ],
  ])('is no average of %s', (_, rest, seen) => {
    const said = `inconclusive: 20 calls to judge an average of over 100 ms | ${seen}: "select 2"`;
    expect(saidOf(rest, {})).toEqual([said]);
  });

  it('may be the limit', () => {
    expect(saidOf({ totalMs: 3_000 }, {})).toEqual([]);
    expect(saidOf({ calls: 1, totalMs: 100 }, {})).toEqual([]);
  });

  it('says what to do', () => {
    const slow = [statement({ totalMs: 7_200 }), statement({ calls: 3, totalMs: 720 })];
    const marks = judgeStatements(healthy({ statements: slow }), options());
    expect(marks).toEqual([
      {
        outcome: 'fail',
        reason: 'threshold',
        finding: {
          where: 'statement',
          expected: 'at most 100 ms on average',
          seen: '240 ms in 30 calls: "select 2"',
        },
        remedy: 'Look at its plan: explain analyze.',
      },
      {
        outcome: 'inconclusive',
        reason: 'insufficient-samples',
        finding: {
          where: 'statement',
          expected: '20 calls to judge an average of over 100 ms',
          seen: '240 ms in 3 calls: "select 2"',
        },
        remedy: 'Let the workload run it at least 20 times, or name it in `ignore`.',
      },
    ]);
  });
});

describe('the slowest call', () => {
  const limit = { maxMs: 500, meanMs: 10_000, scans: 'off' };
  const ofBefore = { newMaxMs: null, maxMs: 900 };

  it.each<Row>([
    ['it was during the workload', { newMaxMs: 620, maxMs: 620 }, '620 ms for one'],
    ['it was hardly over', { newMaxMs: 500.2, maxMs: 900 }, 'just over 500 ms for one'],
    ['the average is over', { ...ofBefore, calls: 2, totalMs: 1_300 }, '650 ms on average'],
  ])('fails where %s', (_, rest, seen) => {
    const said = `fail: at most 500 ms for a call | ${seen}: "select 2"`;
    expect(saidOf(rest, limit)).toEqual([said]);
  });

  it.each<[string, Partial<StatementEvidence>]>([
    ['nobody knows when it was', { ...ofBefore, totalMs: 501 }],
    ['the average is the limit', { ...ofBefore, calls: 2, totalMs: 1_000 }],
    ['that of one of its kinds is the limit', { newMaxMs: 500, maxMs: 900, totalMs: 600 }],
    ['that of one of its kinds is short', { newMaxMs: 4, maxMs: 900, totalMs: 600 }],
  ])('holds where %s', (_, rest) => {
    const marks = judgeStatements(healthy({ statements: [statement(rest)] }), options(limit));
    const finding = {
      where: 'statement',
      expected: 'at most 500 ms for a call',
      seen: '900 ms, but that may have been before: "select 2"',
    };
    const remedy =
      'Call pg_stat_statements_reset() before the workload, or judge by `meanMs` alone.';
    expect(marks).toEqual([
      { outcome: 'inconclusive', reason: 'insufficient-samples', finding, remedy },
    ]);
  });

  it.each<[string, Partial<StatementEvidence>]>([
    ['it was never over', { newMaxMs: null, maxMs: 500, totalMs: 5_000 }],
    ['all calls together took no longer', { ...ofBefore, totalMs: 500 }],
  ])('passes where %s', (_, rest) => {
    expect(saidOf(rest, limit)).toEqual([]);
  });

  it('may be as slow as it likes without a limit', () => {
    expect(saidOf({ newMaxMs: 620, maxMs: 620, totalMs: 700 }, {})).toEqual([]);
  });
});
