import { describe, expect, it } from '@jest/globals';
import type { QueryPerformanceEvidence } from '../../../src/probes/query-performance/evidence.ts';
import { judge } from '../../../src/probes/query-performance/judge.ts';
import { healthy, options, statement, table } from './healthy.ts';

type Seen = Partial<QueryPerformanceEvidence>;

const judged = async (rest: Seen, more: object = {}) => await judge(healthy(rest), options(more));

const foreignKeys = { unindexed: ['lines (order_id)'], omitted: 0 };
const INDEX = 'Create an index on the columns: deleting a parent reads the whole table without it.';
const KEYS = {
  where: 'foreign keys',
  expected: 'an index on the columns of each',
  seen: 'none on lines (order_id)',
  limit: 'warn',
} as const;

describe('a pass', () => {
  const sums = { statements: 4, calls: 129, totalMs: 1_546 };
  const statements = [
    statement({ text: 'fast', calls: 30, totalMs: 36 }),
    statement({ text: 'often', calls: 60, totalMs: 360 }),
    statement({ text: 'slow', calls: 20, totalMs: 200 }),
    statement({ text: 'rare', calls: 19, totalMs: 950 }),
  ];
  const said = '129 calls of 4 statements by crm_app in 2 s; slowest on average: 10 ms, "slow"';
  const nothing = 'no table has more than 10000 rows here, so scans say little';
  const never = 'no statement ran often enough before, so `readsGrowth` says nothing';
  const history = [...statements, statement({ before: { calls: 20, blocks: 600 } })];

  it.each<[string, Seen, object, string]>([
    ['names the slowest that ran often enough', {}, {}, `${said}.`],
    ['owns that no table is known', { largest: undefined }, {}, `${said}; ${nothing}.`],
    [
      'owns that no table is large',
      { largest: { name: 'orders', size: 10_000 } },
      {},
      `${said}; ${nothing}.`,
    ],
    [
      'takes a table over the limit for large',
      { largest: { name: 'orders', size: 10_001 } },
      {},
      `${said}.`,
    ],
    [
      'owns that there was nothing to compare reads with',
      {},
      { readsGrowth: 4 },
      `${said}; ${never}.`,
    ],
    [
      'says nothing of reads where there was',
      { statements: history },
      { readsGrowth: 4 },
      `${said}.`,
    ],
  ])('%s', async (_, rest, more, summary) => {
    const seen = { sums, statements, ...rest };
    expect(await judged(seen, more)).toEqual({ outcome: 'pass', summary, findings: [] });
  });

  it('names all roles, up to 600 characters', async () => {
    const alone = { sums: { statements: 1, calls: 1, totalMs: 1 }, statements: [statement()] };
    const workload = { kind: 'window', ms: 1_600 } as const;
    const asked = { requests: undefined };
    const two = await judged({ ...alone, workload, roles: ['a', 'b'] }, asked);
    expect(two.summary).toBe(
      '1 call of 1 statement by a, b in 2 s; slowest on average: 1.2 ms, "select 2".',
    );
    const roles = Array.from({ length: 20 }, (_, at) => `${at}`.padEnd(63, 'x'));
    const many = await judged({ roles });
    expect(many.summary).toHaveLength(600);
    expect(many.summary).toContain(roles.slice(0, 8).join(', '));
  });
});

describe('a warning', () => {
  const summary = '30 calls of 1 statement by crm_app in 2 s; slowest on average: 1.2 ms, ';

  it('keeps the summary of a pass, and says what to do about the first', async () => {
    const seen = { statements: [statement()], tables: [table()], foreignKeys };
    expect(await judged(seen, { scans: 'warn' })).toEqual({
      outcome: 'warn',
      reason: 'assertion',
      summary: `${summary}"select 2".`,
      findings: [
        {
          where: 'table events',
          expected: 'no sequential scan of a large table',
          seen: 'read whole once, 30000 rows at a time (the table has about 30000): no statement of the role names it: a view, a function, or another role',
          limit: 'warn',
        },
        KEYS,
      ],
      remedy:
        'Add an index on events for what the statement filters by, or name the table in `allowScans`.',
    });
  });

  it('stands beside a failure, and does not decide', async () => {
    const seen = { statements: [statement({ totalMs: 7_200 })], foreignKeys };
    expect(await judged(seen)).toEqual({
      outcome: 'fail',
      reason: 'threshold',
      summary:
        'statement: expected at most 100 ms on average, seen 240 ms in 30 calls: "select 2".',
      findings: [
        {
          where: 'statement',
          expected: 'at most 100 ms on average',
          seen: '240 ms in 30 calls: "select 2"',
        },
        KEYS,
      ],
      remedy: 'Look at its plan: explain analyze.',
    });
  });
});

it('fails at a foreign key without an index where the plan says so', async () => {
  const { limit: _, ...finding } = KEYS;
  expect(await judged({ foreignKeys }, { foreignKeys: 'fail' })).toEqual({
    outcome: 'fail',
    reason: 'assertion',
    summary:
      'foreign keys: expected an index on the columns of each, seen none on lines (order_id).',
    findings: [finding],
    remedy: INDEX,
  });
});

it.each<[string, Seen, object, string]>([
  ['the workload that was asked for', { workload: { kind: 'window', ms: 1 } }, {}, 'workload'],
  ['statements', { statements: [] }, {}, 'statements'],
  ['statistics that lost nothing', { evictions: 1 }, {}, 'statistics'],
  ['tables as large as is asked for', {}, { minRows: { orders: 1 } }, 'table orders'],
  ['the plans of `explain`', {}, { explain: ['select 1'] }, 'explain'],
])('holds for want of %s', async (_, rest, more, where) => {
  const { outcome, findings } = await judged(rest, more);
  expect(outcome).toBe('inconclusive');
  expect(findings.map((one) => one.where)).toEqual([where]);
});
