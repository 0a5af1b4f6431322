import { describe, expect, it } from '@jest/globals';
import type { StatementEvidence } from '../../../src/probes/query-performance/evidence.ts';
import { judgeStatements } from '../../../src/probes/query-performance/judge-statements.ts';
import { healthy, options, statement } from './healthy.ts';

/** Expected and seen of a statement among others, `select 2`. */
const saidOf = (rest: Partial<StatementEvidence>, more: object, sums: object = {}) => {
  const all = { statements: 50, calls: 1_500, totalMs: 10_000, ...sums };
  const seen = healthy({ statements: [statement(rest)], sums: all });
  return judgeStatements(seen, options({ meanMs: 10_000, ...more })).map(
    ({ outcome, reason, finding, remedy }) => [
      `${outcome} ${reason}, ${finding.where}: ${finding.expected} | ${finding.seen}`,
      remedy,
    ],
  );
};

const fails = (said: string, remedy?: string) => [
  [`fail threshold, statement: ${said}: "select 2"`, remedy],
];

describe('the share of all time', () => {
  it.each<[string, number, number, string]>([
    ['half of it', 0.3, 5_000, 'at most 30 % of all time | 50 %: 5000 ms in 30 calls'],
    ['a little more', 0.3, 3_004, 'at most 30 % of all time | just over 30 %: 3004 ms in 30 calls'],
    ['a limit in parts', 0.125, 1_300, 'at most 12.5 % of all time | 13 %: 1300 ms in 30 calls'],
    ['one second of it', 0.05, 1_000, 'at most 5 % of all time | 10 %: 1000 ms in 30 calls'],
  ])('fails at %s', (_, totalShare, totalMs, said) => {
    expect(saidOf({ totalMs }, { totalShare })).toEqual(fails(said));
  });

  it.each<[string, number, number, object]>([
    ['it is the limit', 3_000, 0.3, {}],
    ['it is less than a second', 999, 0.05, {}],
    ['not all could keep the limit', 9_000, 0.25, { statements: 4 }],
    ['the limit is all of it', 10_000, 1, {}],
  ])('passes where %s', (_, totalMs, totalShare, sums) => {
    expect(saidOf({ totalMs }, { totalShare }, sums)).toEqual([]);
  });

  it('fails as soon as all could keep the limit', () => {
    const said = 'at most 25 % of all time | 90 %: 9000 ms in 30 calls';
    const sums = { statements: 5 };
    expect(saidOf({ totalMs: 9_000 }, { totalShare: 0.25 }, sums)).toEqual(fails(said));
  });
});

describe('the rows of a call', () => {
  const page = 'Ask for a page: LIMIT.';

  it.each<[string, number, number, string]>([
    ['far more', 60, 3_000, 'at most 60 rows a call | 100 in each of 30 calls'],
    ['a little more', 60, 1_801, 'at most 60 rows a call | just over 60 in each of 30 calls'],
    ['more than one', 1, 45, 'at most 1 row a call | 1.5 in each of 30 calls'],
  ])('fail where there are %s', (_, rowsPerCall, rows, said) => {
    expect(saidOf({ rows }, { rowsPerCall })).toEqual(fails(said, page));
  });

  it('may be as many as the limit says, and any number without one', () => {
    expect(saidOf({ rows: 1_800 }, { rowsPerCall: 60 })).toEqual([]);
    expect(saidOf({ rows: 90_000 }, {})).toEqual([]);
  });
});

describe('the reads of a call', () => {
  const grown = { calls: 20, blocks: 2_000, before: { calls: 20, blocks: 400 } };

  it('fail where they grew by more than the limit', () => {
    const said = 'at most 4 times the reads of before | 100 blocks a call, 20 before';
    expect(saidOf(grown, { readsGrowth: 4 })).toEqual(fails(said));
  });

  it.each<[string, Partial<StatementEvidence>, object]>([
    ['they grew by the limit', {}, { readsGrowth: 5 }],
    ['there is no limit', {}, {}],
    ['the workload ran it too seldom', { calls: 19 }, { readsGrowth: 4 }],
    ['it ran too seldom before', { before: { calls: 19, blocks: 380 } }, { readsGrowth: 4 }],
  ])('pass where %s', (_, rest, more) => {
    expect(saidOf({ ...grown, ...rest }, more)).toEqual([]);
  });
});
