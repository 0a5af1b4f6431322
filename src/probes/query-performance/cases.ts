import type { Case } from '../contract.ts';
import type { QueryPerformanceEvidence, StatementEvidence, TableEvidence } from './evidence.ts';

const list = 'select id, status from orders where customer_id = $1 limit $2';
const report = 'select customer_id, sum(total) from orders group by customer_id';
const options = {
  database: '${DATABASE_URL}',
  role: 'crm_app',
  requests: [{ path: '/orders' }],
};

const statement = (rest: Partial<StatementEvidence> = {}): StatementEvidence => ({
  text: list,
  calls: 30,
  totalMs: 36,
  newMaxMs: 4.2,
  maxMs: 4.2,
  rows: 1_500,
  blocks: 900,
  before: { calls: 0, blocks: 0 },
  ...rest,
});

const table = (rest: Partial<TableEvidence> = {}): TableEvidence => ({
  name: 'orders',
  size: 30_000,
  scans: 30,
  rowsRead: 900_000,
  statements: [{ text: list, calls: 30, isPlanned: true }],
  ...rest,
});

const seen = (
  statements: StatementEvidence[],
  rest: Partial<QueryPerformanceEvidence> = {},
): QueryPerformanceEvidence => ({
  system: '7412345678901234567',
  database: 'crm',
  version: 150018,
  roles: ['crm_app'],
  workload: {
    kind: 'requests',
    ms: 2_400,
    requests: [{ name: 'GET /orders', sent: 30, statuses: [200], lacking: 0 }],
  },
  sums: {
    statements: statements.length,
    calls: statements.reduce((sum, { calls }) => sum + calls, 0),
    totalMs: statements.reduce((sum, { totalMs }) => sum + totalMs, 0),
  },
  ignored: { statements: 0, calls: 0 },
  statements,
  mustSee: [],
  tables: [],
  sizes: [],
  largest: { name: 'orders', size: 30_000 },
  plans: [],
  foreignKeys: { unindexed: [], omitted: 0 },
  control: { calls: 3, expectedCalls: 3, totalMs: 60.4, sleptMs: 60 },
  reset: false,
  tablesReset: false,
  evictions: 0,
  ...rest,
});

const failing = { shows: 'fail', options, outcome: 'fail' } as const;
const held = { shows: 'must-not-pass', options, outcome: 'inconclusive' } as const;

export const cases: readonly Case<QueryPerformanceEvidence>[] = [
  {
    title: 'Every statement is fast, and no large table is read whole',
    shows: 'pass',
    options,
    evidence: seen([statement()]),
    outcome: 'pass',
  },
  {
    ...failing,
    title: 'A statement takes 240 ms on average',
    evidence: seen([statement({ text: report, totalMs: 7_200, newMaxMs: 310, maxMs: 310 })]),
    reason: 'threshold',
  },
  {
    ...failing,
    title: 'One of five statements takes half of all time',
    evidence: seen([
      statement({ text: report, totalMs: 2_400 }),
      ...['a', 'b', 'c', 'd'].map((name) => statement({ text: name, totalMs: 600 })),
    ]),
    reason: 'threshold',
  },
  {
    title: 'Every statement is fast, but one reads a table of 30,000 rows whole',
    shows: 'must-not-pass',
    options,
    evidence: seen([statement()], { tables: [table()] }),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'Many scans of one row, and thirty of all 30,000 that hide among them',
    shows: 'must-not-pass',
    options,
    evidence: seen([statement()], {
      tables: [table({ scans: 900, rowsRead: 900_870, wholeRows: 900_000 })],
    }),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'A foreign key has no index',
    shows: 'must-not-pass',
    options,
    evidence: seen([statement()], {
      foreignKeys: { unindexed: ['lines (order_id)'], omitted: 0 },
    }),
    outcome: 'warn',
    reason: 'assertion',
  },
  {
    ...held,
    title: 'No statement of the role was seen',
    evidence: seen([]),
    reason: 'no-data',
  },
  {
    ...held,
    title: 'A slow statement ran three times only',
    evidence: seen([statement(), statement({ text: report, calls: 3, totalMs: 1_200 })]),
    reason: 'insufficient-samples',
  },
  {
    ...held,
    title: 'Statements were thrown out, perhaps the slow ones',
    evidence: seen([statement()], { evictions: 2 }),
    reason: 'insufficient-samples',
  },
  {
    ...held,
    title: 'The statistics were reset during the workload',
    evidence: seen([statement()], { reset: true }),
    reason: 'no-data',
  },
  {
    ...held,
    title: 'Thirty requests, of which a cache answered all but one',
    options: { ...options, minCalls: 1 },
    evidence: seen([statement({ calls: 1, totalMs: 1 })]),
    reason: 'insufficient-samples',
  },
  {
    title: 'The requests answered 500',
    shows: 'must-not-pass',
    options,
    evidence: seen([statement()], {
      workload: {
        kind: 'requests',
        ms: 900,
        requests: [{ name: 'GET /orders', sent: 30, statuses: [200, 500], lacking: 0 }],
      },
    }),
    outcome: 'error',
    reason: 'status',
  },
  {
    ...held,
    title: 'The table has 200 rows here, with which everything is fast',
    options: { ...options, minRows: { orders: 100_000 } },
    evidence: seen([statement()], { sizes: [{ name: 'orders', size: 200 }] }),
    reason: 'insufficient-samples',
  },
  {
    title: 'Our own statement is not in the statistics',
    shows: 'control',
    options,
    evidence: seen([statement()], {
      control: { calls: 0, expectedCalls: 3, totalMs: 0, sleptMs: 60 },
    }),
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
];
