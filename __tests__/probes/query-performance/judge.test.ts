import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/query-performance/cases.ts';
import type {
  QueryPerformanceEvidence,
  StatementEvidence,
  TableEvidence,
} from '../../../src/probes/query-performance/evidence.ts';
import { evidence, judge } from '../../../src/probes/query-performance/judge.ts';
import { declaration } from '../../../src/probes/query-performance/options.ts';

const [good] = cases;
const fast = good?.evidence.statements[0];
if (good === undefined || fast === undefined) throw new Error('There are no cases.');

const judgeAs = (rest: Partial<QueryPerformanceEvidence>, more: object = {}) =>
  judge(
    evidence.schema.parse({ ...good.evidence, ...rest }),
    declaration.options.parse({ ...(good.options as object), ...more }),
  );

const withOne = (rest: Partial<StatementEvidence>, more: object = {}) =>
  judgeAs({ statements: [fast, { ...fast, text: 'select 2', ...rest }] }, more);

const table = (rest: Partial<TableEvidence>): Partial<QueryPerformanceEvidence> => ({
  tables: [{ name: 'events', size: 30_000, scans: 1, rowsRead: 30_000, statements: [], ...rest }],
});

describe('the judgement of statements', () => {
  it.each(cases)('$title', async ({ options, evidence: seen, outcome, reason }) => {
    const judged = await judge(evidence.schema.parse(seen), declaration.options.parse(options));
    expect({ outcome: judged.outcome, reason: judged.reason }).toEqual({ outcome, reason });
  });

  it.each<[string, Partial<StatementEvidence>, object, string]>([
    ['a mean at the limit', { calls: 20, totalMs: 2_000 }, {}, 'pass'],
    ['a mean above it', { calls: 20, totalMs: 2_001 }, {}, 'fail'],
    ['a mean above it, of too few calls', { calls: 19, totalMs: 1_901 }, {}, 'inconclusive'],
    ['a slowest call in the workload', { newMaxMs: 501, maxMs: 501 }, { maxMs: 500 }, 'fail'],
    [
      'a slowest call perhaps of before',
      { newMaxMs: null, maxMs: 900, totalMs: 600 },
      { maxMs: 500 },
      'inconclusive',
    ],
    [
      'a slowest call surely of before',
      { newMaxMs: null, maxMs: 900, totalMs: 400 },
      { maxMs: 500 },
      'pass',
    ],
    [
      'one that must have been in the workload, by the average',
      { calls: 30, newMaxMs: null, maxMs: 900, totalMs: 30 * 60 },
      { maxMs: 50 },
      'fail',
    ],
    ['rows at the limit', { calls: 30, rows: 1_800 }, { rowsPerCall: 60 }, 'pass'],
    ['too many rows', { calls: 30, rows: 2_000 }, { rowsPerCall: 60 }, 'fail'],
    [
      'reads that grew',
      { blocks: 30 * 100, before: { calls: 1_000, blocks: 20_000 } },
      { readsGrowth: 4 },
      'fail',
    ],
    [
      'reads that grew from next to nothing',
      { blocks: 30 * 8, before: { calls: 1_000, blocks: 1_000 } },
      { readsGrowth: 4 },
      'pass',
    ],
    [
      'reads of which nothing is known from before',
      { blocks: 30 * 100, before: { calls: 3, blocks: 3 } },
      { readsGrowth: 4 },
      'pass',
    ],
  ])('draws the line at %s', async (_, rest, more, outcome) => {
    expect((await withOne(rest, more)).outcome).toBe(outcome);
  });

  it.each<[string, number, number, string]>([
    ['three statements, of which one has half of the time', 3, 5_000, 'pass'],
    ['five statements, of which one has half of the time', 5, 5_000, 'fail'],
    ['five statements that all take next to no time', 5, 500, 'pass'],
  ])('takes the share of %s for what it is', async (_, count, totalMs, outcome) => {
    const others = Array.from({ length: count - 1 }, (__, at) => ({
      ...fast,
      text: `select ${at}`,
      totalMs: totalMs / (count - 1),
    }));
    const statements = [{ ...fast, calls: 1_000, totalMs }, ...others];
    const sums = { statements: count, calls: 1_200, totalMs: totalMs * 2 };
    const judged = await judgeAs({ statements, sums }, { meanMs: 1_000 });
    expect(judged.outcome).toBe(outcome);
  });

  it.each<[string, Partial<TableEvidence>, object, string]>([
    ['a whole scan', {}, {}, 'fail'],
    ['a scan that LIMIT ended', { scans: 30, rowsRead: 150 }, {}, 'pass'],
    [
      'a third of it, by each of three workers',
      { scans: 3, size: 29_000, rowsRead: 29_000 },
      {},
      'fail',
    ],
    ['a small table', { size: 9_000, rowsRead: 9_000 }, {}, 'pass'],
    ['a table of which no size is known', { size: 0, rowsRead: 20_000 }, {}, 'fail'],
    ['a table that may be', {}, { allowScans: ['events'] }, 'pass'],
    ['a warning', {}, { scans: 'warn' }, 'warn'],
    ['nobody who asks', {}, { scans: 'off' }, 'pass'],
  ])('takes %s for what it is', async (_, rest, more, outcome) => {
    const judged = await judgeAs(table(rest), more);
    expect(judged.outcome).toBe(outcome);
    if (outcome === 'fail') expect(judged.findings[0]?.where).toBe('table events');
  });

  it('names the likeliest cause of a scan', async () => {
    const statements = [{ text: 'select 1', calls: 1, isPlanned: false }];
    const foreignKeys = { unindexed: ['events (order_id)'], omitted: 0 };
    const off = { foreignKeys: 'off' };
    const says = async (rest: Partial<TableEvidence>, keys = foreignKeys) =>
      (await judgeAs({ ...table(rest), foreignKeys: keys }, off)).findings[0]?.seen;
    expect(await says({ statements })).toMatch(/perhaps for the foreign key events \(order_id\)/);
    const none = { unindexed: [], omitted: 0 };
    expect(await says({ statements }, none)).toMatch(/perhaps "select 1"/);
    expect(await says({}, none)).toMatch(/no statement of the role names it/);
    const planned = [{ text: 'select 2', calls: 1, isPlanned: true }];
    expect(await says({ statements: planned })).toMatch(/: "select 2"/);
  });

  it('keeps warnings beside a failure', async () => {
    const foreignKeys = { unindexed: ['a (b)'], omitted: 3 };
    const judged = await judgeAs({ ...table({}), foreignKeys });
    expect(judged.outcome).toBe('fail');
    expect(judged.findings.map(({ limit }) => limit)).toEqual([undefined, 'warn']);
  });

  it('takes a workload that did not end well for nothing', async () => {
    const command = { kind: 'command', ms: 1, exitCode: 0, signal: null, lastLine: '' } as const;
    const more = { requests: undefined, workload: './load' };
    expect((await judgeAs({ workload: command }, more)).outcome).toBe('pass');
    const failed = { ...command, exitCode: 99, lastLine: 'thresholds crossed' };
    expect(await judgeAs({ workload: failed }, more)).toMatchObject({ outcome: 'error' });
    const killed = { ...command, exitCode: null, signal: 'SIGKILL' };
    expect(await judgeAs({ workload: killed }, more)).toMatchObject({ reason: 'exit-code' });
    const none = { kind: 'requests', ms: 1, requests: [] } as const;
    const empty = { ...none, requests: [] };
    expect((await judgeAs({ workload: empty })).outcome).toBe('inconclusive');
  });

  it('wants the control in full', async () => {
    const control = { calls: 3, expectedCalls: 3, totalMs: 59, sleptMs: 60 };
    expect(await judgeAs({ control })).toMatchObject({ reason: 'control-failed' });
    expect((await judgeAs({ tablesReset: true })).outcome).toBe('inconclusive');
  });

  it.each<[string, Partial<TableEvidence>, string]>([
    ['what was read whole is about as much as the table', { wholeRows: 27_000 }, 'fail'],
    ['it is less', { wholeRows: 26_999 }, 'pass'],
    ['nobody knows', {}, 'pass'],
    ['the table is not large', { size: 9_999, wholeRows: 90_000 }, 'pass'],
    ['partitions are read one at a time', { isSum: true, scans: 1, wholeRows: 0 }, 'pass'],
    ['partitions are read together', { isSum: true, scans: 9, wholeRows: 90_000 }, 'fail'],
  ])('judges short scans where %s', async (_, rest, outcome) => {
    const judged = await judgeAs(table({ scans: 900, rowsRead: 90_000, ...rest }));
    expect(judged.outcome).toBe(outcome);
  });
});

it('takes one workload at most', () => {
  const parse = (more: object) => declaration.options.safeParse({ database: 'x', ...more }).success;
  expect(parse({})).toBe(true);
  expect(parse({ window: '1m' })).toBe(true);
  expect(parse({ window: '1m', workload: 'k6 run load.js' })).toBe(false);
  const blast = (more: object) =>
    declaration.blastOf?.(declaration.options.parse({ database: 'x', ...more }), 'pre-deployment');
  expect(blast({})).toBe('read');
  expect(blast({ requests: [{ path: '/' }] })).toBe('read');
  expect(blast({ requests: [{ path: '/', method: 'POST' }] })).toBe('canary-write');
  expect(blast({ workload: 'k6 run load.js' })).toBe('canary-write');
});
