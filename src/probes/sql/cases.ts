import type { Case } from '../contract.ts';
import type { QueryEvidence, SqlEvidence } from './evidence.ts';

const dsn = 'postgresql://checker@db.crm.example/crm';
const system = '7412345678901234567';
const identity = { system, database: 'crm', user: 'checker', version: 150_018, isReplica: false };

const orders = {
  dsn,
  query: 'select id from orders o where total <> (select sum(price) from lines where id = o.id)',
  expect: { rows: 0 },
  atLeast: { query: 'select count(*) from orders' },
};

const newest = { dsn, query: 'select max(at) > now() - $1::interval from orders' };

function see(rest: Partial<QueryEvidence>, more: Partial<SqlEvidence> = {}): SqlEvidence {
  const result = { rows: 0, truncated: false, columns: 0 };
  return { identity, queries: [{ name: 'query', result, ...rest }], ...more };
}

const oneRow = { rows: 1, truncated: false, columns: 1 };

export const cases: readonly Case<SqlEvidence>[] = [
  {
    title: 'No order has a total that is not the sum of its lines, of 1,204 orders',
    shows: 'pass',
    options: orders,
    evidence: see({ looked: 1_204 }),
    outcome: 'pass',
  },
  {
    title: 'It is the cluster that the plan names',
    shows: 'pass',
    options: { dsn, system },
    evidence: { identity, queries: [] },
    outcome: 'pass',
  },
  {
    title: 'Two orders have another total than their lines',
    shows: 'fail',
    options: { ...orders, show: ['id'] },
    evidence: see({
      looked: 1_204,
      result: { rows: 2, truncated: false, columns: 1, shown: [{ id: '17' }, { id: '23' }] },
    }),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'The name of the database is right, and the cluster another one',
    shows: 'must-not-pass',
    options: { dsn, system, database: 'crm' },
    evidence: { identity: { ...identity, system: '7000000000000000001' }, queries: [] },
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'No order is wrong, because there is no order',
    shows: 'must-not-pass',
    options: orders,
    evidence: see({ looked: 0 }),
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'The greatest error of no order is null',
    shows: 'must-not-pass',
    options: {
      dsn,
      query: 'select max(error) from totals',
      expect: { value: { max: 0.01 } },
      emptyIsFine: 'somebody thought so',
    },
    evidence: see({ result: { ...oneRow, value: null } }),
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'The first of three rows is as expected',
    shows: 'must-not-pass',
    options: { ...newest, expect: { value: true } },
    evidence: see({ result: { rows: 3, truncated: false, columns: 1, value: true } }),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'The rows that were read are good, and there are more',
    shows: 'must-not-pass',
    options: {
      dsn,
      query: 'select total from orders',
      expect: { json: { '$[*].total': { min: 0 } } },
    },
    evidence: see({
      result: {
        rows: 1_000,
        truncated: true,
        columns: 1,
        json: { nodes: [{ path: '$[*].total', count: 1_000, values: [], truncated: true }] },
      },
    }),
    outcome: 'inconclusive',
    reason: 'output-limit',
  },
  {
    title: 'The control, an old order, is as expected too',
    shows: 'control',
    options: {
      ...newest,
      expect: { value: true },
      control: `select now() > now() - '1h'::interval`,
    },
    evidence: see({ result: { ...oneRow, value: true }, control: { ...oneRow, value: true } }),
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
];
