import type { Case } from '../contract.ts';
import type { ListEvidence, NPlusOneEvidence, Point } from './evidence.ts';

const SIZES = [1, 10, 50];
const list = 'select id, customer_id from orders order by id limit ?';
const lookUp = 'select name from customers where id = ?';

const options = {
  database: { dsn: '${STAGING_DATABASE_URL}', system: '7412345678901234567' },
  role: 'crm_app',
  seed: { sql: 'insert into orders …' },
  clean: { sql: 'delete from orders …' },
  endpoints: [{ path: '/api/orders', rows: '$.orders[*]', parents: '$.orders[*].customer.id' }],
};

const point = (n: number, calls: number, rest: Partial<Point> = {}): Point => ({
  n,
  answers: 3,
  statuses: [200],
  lacking: 0,
  unreadable: 0,
  rows: { least: n, most: n },
  parents: [n],
  calls: { least: calls, most: calls },
  ...rest,
});

const ask = (calls: readonly number[], rest: (n: number) => Partial<Point> = () => ({})) => ({
  name: 'GET /api/orders',
  kind: 'request' as const,
  points: SIZES.map((n, at) => point(n, calls[at] ?? 0, rest(n))),
  statements: [
    { text: lookUp, calls: calls.map((one) => Math.max(0, one - 1)) },
    { text: list, calls: calls.map((one) => Math.min(1, one)) },
  ],
  omitted: 0,
});

const seen = (one: ListEvidence, rest: Partial<NPlusOneEvidence> = {}): NPlusOneEvidence => ({
  system: '7412345678901234567',
  database: 'crm',
  version: 150018,
  role: 'crm_app',
  lists: [one],
  control: SIZES.map((n) => ({ n, calls: n })),
  reset: false,
  evictions: 0,
  ...rest,
});

const held = { shows: 'must-not-pass', options, outcome: 'inconclusive' } as const;
const few = { ...held, reason: 'insufficient-samples' } as const;

export const cases: readonly Case<NPlusOneEvidence>[] = [
  {
    title: 'Two statements for one order, and two for fifty',
    shows: 'pass',
    options,
    evidence: seen(ask([2, 2, 2])),
    outcome: 'pass',
  },
  {
    title: 'One more statement for each order',
    shows: 'fail',
    options,
    evidence: seen(ask([2, 11, 51])),
    outcome: 'fail',
    reason: 'threshold',
  },
  {
    title: 'A page limit hides most of it: the statements stop where the rows stop',
    shows: 'must-not-pass',
    options,
    evidence: seen(
      ask([2, 11, 21], (n) => ({ rows: { least: Math.min(n, 20), most: Math.min(n, 20) } })),
    ),
    outcome: 'fail',
    reason: 'threshold',
  },
  {
    ...few,
    title: 'All orders are of one customer, who is asked for once',
    evidence: seen(ask([2, 2, 2], () => ({ parents: [1] }))),
  },
  {
    ...few,
    title: 'Five rows come back, however many there are',
    evidence: seen(ask([2, 2, 2], (n) => ({ rows: { least: Math.min(n, 5), most: 5 } }))),
  },
  {
    ...few,
    title: 'The first answer needs a statement a row, the next ones come from a cache',
    evidence: seen(ask([2, 2, 2], (n) => ({ calls: { least: 2, most: n + 1 } }))),
  },
  {
    ...few,
    title: 'The parents of the seeded orders are one, by the query that counts them',
    options: { ...options, distinct: 'select count(distinct customer_id) from orders' },
    evidence: seen(ask([2, 2, 2]), {
      distinct: { empty: [5], seeded: [[6], [6], [6]], left: [5] },
    }),
  },
  {
    ...held,
    title: 'Rows came back, and no statement of the role was seen',
    evidence: seen(ask([0, 0, 0])),
    reason: 'no-data',
  },
  {
    ...held,
    title: 'The counters were reset between the requests',
    evidence: seen(ask([2, 2, 2]), { reset: true }),
    reason: 'no-data',
  },
  {
    title: 'The list answered with a redirect to the login',
    shows: 'must-not-pass',
    options,
    evidence: seen(ask([1, 1, 1], () => ({ statuses: [302], unreadable: 3 }))),
    outcome: 'error',
    reason: 'status',
  },
  {
    title: 'What was seeded was not cleaned away',
    shows: 'must-not-pass',
    options: { ...options, distinct: 'select count(*) from customers' },
    evidence: seen(ask([2, 2, 2]), {
      distinct: { empty: [0], seeded: [[1], [11], [61]], left: [61] },
    }),
    outcome: 'warn',
    reason: 'assertion',
  },
  {
    title: 'Our own statement ran fifty times and was counted once',
    shows: 'control',
    options,
    evidence: seen(ask([2, 2, 2]), { control: SIZES.map((n) => ({ n, calls: 1 })) }),
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
];
