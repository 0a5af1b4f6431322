import { describe, expect, it } from '@jest/globals';
import type { QueryPerformanceEvidence } from '../../../src/probes/query-performance/evidence.ts';
import {
  judgeAmount,
  judgeStatistics,
} from '../../../src/probes/query-performance/judge-workload.ts';
import { healthy, options, statement } from './healthy.ts';

type Seen = Partial<QueryPerformanceEvidence>;

const held = (reason: string, where: string, expected: string, seen: string, remedy: string) => ({
  outcome: 'inconclusive',
  reason,
  finding: { where, expected, seen },
  remedy,
});

describe('the amount of statements', () => {
  const nothing = { statements: 0, calls: 0, totalMs: 0 };

  it.each<[string, Seen, string]>([
    ['nothing ran', { sums: nothing, statements: [] }, 'none'],
    ['nothing was counted', { sums: nothing }, 'none'],
    ['nothing was kept', { statements: [] }, 'none'],
    [
      'one is ignored',
      { sums: nothing, statements: [], ignored: { statements: 1, calls: 9 } },
      'none but 1 ignored one',
    ],
    [
      'all are ignored',
      { sums: nothing, statements: [], ignored: { statements: 2, calls: 9 } },
      'none but 2 ignored ones',
    ],
  ])('holds where %s', (_, rest, seen) => {
    const remedy =
      'Name the role of the application in `role`, and let the workload use this database.';
    const expected = 'statements of role crm_app, crm_worker';
    const roles = ['crm_app', 'crm_worker'];
    expect(judgeAmount(healthy({ roles, ...rest }), options({ mustSee: ['a'] }))).toEqual([
      held('no-data', 'statements', expected, seen, remedy),
    ]);
  });

  it.each<[string, number[], number, string, string]>([
    ['each ran too seldom', [7, 19, 8], 20, '20 times', '19 at most'],
    ['none ran', [0], 1, 'once', '0 at most'],
  ])('holds where %s', (_, counts, minCalls, times, seen) => {
    const statements = counts.map((calls) => statement({ calls }));
    const expected = `a statement of role crm_app that is called ${times}`;
    const remedy = 'Let the workload run longer: raise `times`, or `window`.';
    expect(judgeAmount(healthy({ statements }), options({ minCalls }))).toEqual([
      held('insufficient-samples', 'statements', expected, seen, remedy),
    ]);
  });

  it('is enough where one ran as often as is asked', () => {
    const statements = [statement({ calls: 19 }), statement({ calls: 20 })];
    expect(judgeAmount(healthy({ statements }), options())).toEqual([]);
  });
});

describe('a statement that must be seen', () => {
  const mustSee = [
    { text: 'from lines', calls: 90 },
    { text: 'from orders', calls: 19 },
    { text: 'from bills', calls: 1 },
  ];
  const remedy = 'Let the workload call it more often, or correct `mustSee`.';

  it.each<[string, number, string, string, string]>([
    ['from orders', 20, '20 times', 'insufficient-samples', '19 calls'],
    ['from bills', 20, '20 times', 'insufficient-samples', '1 call'],
    ['from "items"', 1, 'once', 'no-data', 'none'],
  ])('holds where it ran too seldom: %s', (text, minCalls, times, reason, seen) => {
    const expected = `a statement with ${JSON.stringify(text)}, called ${times}`;
    const asked = options({ mustSee: ['from lines', text], minCalls });
    expect(judgeAmount(healthy({ mustSee }), asked)).toEqual([
      held(reason, 'statements', expected, seen, remedy),
    ]);
  });

  it('is found where it ran as often as is asked', () => {
    const asked = options({ mustSee: ['from orders', 'from lines'], minCalls: 19 });
    expect(judgeAmount(healthy({ mustSee }), asked)).toEqual([]);
  });

  it('is told beside too few calls of all', () => {
    const few = healthy({ mustSee, statements: [statement({ calls: 19 })] });
    const marks = judgeAmount(few, options({ mustSee: ['from orders'] }));
    expect(marks.map(({ finding }) => finding.seen)).toEqual(['19 calls', '19 at most']);
  });
});

describe('the statistics', () => {
  const control = { calls: 3, expectedCalls: 3, totalMs: 60, sleptMs: 60 };

  it.each<[string, object, string]>([
    ['lost a call', { calls: 2 }, '2 calls, 60 ms'],
    ['saw a call only', { calls: 1 }, '1 call, 60 ms'],
    ['saw more calls than there were', { calls: 4 }, '4 calls, 60 ms'],
    ['saw less time than it slept', { totalMs: 59.9 }, '3 calls, 59.9 ms'],
  ])('prove nothing where the control %s', (_, rest, seen) => {
    const expected = '3 calls and 60 ms of our own statement';
    const remedy = 'See the settings pg_stat_statements.* of the role that reads the statistics.';
    expect(judgeStatistics(healthy({ control: { ...control, ...rest } }))).toEqual([
      held('control-failed', 'control', expected, seen, remedy),
    ]);
  });

  it.each<[string, Seen]>([
    ['statements', { reset: true }],
    ['tables', { tablesReset: true }],
  ])('hold after a reset of those of %s', (_, rest) => {
    const remedy = 'Nobody may reset the statistics during the workload. Run it again.';
    expect(judgeStatistics(healthy(rest))).toEqual([
      held('no-data', 'statistics', 'counters that run on', 'a reset', remedy),
    ]);
  });

  it.each([
    [1, '1 eviction'],
    [2, '2 evictions'],
  ])('hold after %i were thrown out', (evictions, seen) => {
    const remedy = 'Raise pg_stat_statements.max: what was thrown out can not be judged.';
    expect(judgeStatistics(healthy({ evictions }))).toEqual([
      held('insufficient-samples', 'statistics', 'all statements kept', seen, remedy),
    ]);
  });

  it('are whole where the control took just the time that it slept', () => {
    expect(judgeStatistics(healthy({ control }))).toEqual([]);
  });
});
