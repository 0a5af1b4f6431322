import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../src/domain/json.ts';
import type { QueryEvidence, ResultEvidence } from '../../../src/probes/sql/evidence.ts';
import { judge } from '../../../src/probes/sql/judge.ts';
import { declaration } from '../../../src/probes/sql/options.ts';

const system = '7412345678901234567';
const identity = { system, database: 'crm', user: 'checker', version: 150_018, isReplica: false };
const empty = 'it is a test';

async function judgeQuery(query: object, evidence: Partial<QueryEvidence>, name = 'query') {
  const result: ResultEvidence = { rows: 0, truncated: false, columns: 0 };
  const options = declaration.options.parse({
    dsn: 'postgresql://db/crm',
    query: 'select',
    ...query,
  });
  return await judge({ identity, queries: [{ name, result, ...evidence }] }, options);
}

function count(rows: number, truncated = false): Partial<QueryEvidence> {
  return { result: { rows, truncated, columns: 1 } };
}

function one(value: Json): Partial<QueryEvidence> {
  return { result: { rows: 1, truncated: false, columns: 1, value: value as never } };
}

describe('rows', () => {
  it.each<[string, unknown, Partial<QueryEvidence>, string]>([
    ['as many', 3, count(3), 'pass'],
    ['one more', 3, count(4), 'fail'],
    ['none where some must be', { min: 1 }, count(0), 'fail'],
    ['cut, and enough', { min: 5 }, count(10, true), 'pass'],
    ['cut, and just one short', { min: 12 }, count(10, true), 'inconclusive'],
    ['cut, and just enough for certain', { above: 10 }, count(10, true), 'pass'],
    ['cut, and too many', { max: 10 }, count(10, true), 'fail'],
    ['cut, and perhaps too many', { max: 11 }, count(10, true), 'inconclusive'],
    ['cut, and more than exactly', 10, count(10, true), 'fail'],
    ['cut, and perhaps exactly', 12, count(10, true), 'inconclusive'],
    ['cut, below', { below: 11 }, count(10, true), 'fail'],
  ])('%s', async (_, rows, evidence, outcome) => {
    const judged = await judgeQuery({ expect: { rows }, emptyIsFine: empty }, evidence);
    expect(judged.outcome).toBe(outcome);
  });

  it('shows the columns that were asked for', async () => {
    const result = { rows: 2, truncated: false, columns: 2, shown: [{ id: '7' }, { id: '9' }] };
    const judged = await judgeQuery({ expect: { rows: 0 }, emptyIsFine: empty }, { result });
    expect(judged).toMatchObject({
      outcome: 'fail',
      reason: 'assertion',
      findings: [
        { where: 'query rows', expected: 'exactly 0 rows', seen: '2 rows: {"id":"7"} {"id":"9"}' },
      ],
    });
  });
});

describe('a value', () => {
  it.each<[string, unknown, Json, string]>([
    ['a number', 5, 5, 'pass'],
    ['another number', 5, 6, 'fail'],
    ['a numeric, which is text', 1.5, '1.50', 'pass'],
    ['a text that looks like a number', '1.50', '1.5', 'fail'],
    ['a numeric within limits', { min: 1, max: 2 }, '1.333333333333333333', 'pass'],
    ['a numeric beyond them', { max: 2 }, '2.01', 'fail'],
    ['NaN', { max: 2 }, 'NaN', 'fail'],
    ['a number of another script', { max: 2 }, '٣', 'fail'],
    ['true', true, true, 'pass'],
    ['not true', true, false, 'fail'],
    ['true as a text', true, 't', 'fail'],
    ['null where null is wanted', null, null, 'pass'],
    ['null where a text is wanted', 'a', null, 'fail'],
    ['null where a pattern is wanted', { matches: '^a' }, null, 'fail'],
    ['a text that matches', { matches: '^a' }, 'abc', 'pass'],
    ['a text that does not', { matches: '^b' }, 'abc', 'fail'],
    ['null where a number is wanted: an aggregate of nothing', { max: 2 }, null, 'inconclusive'],
  ])('%s', async (_, value, seen, outcome) => {
    const judged = await judgeQuery({ expect: { value }, emptyIsFine: empty }, one(seen));
    expect(judged.outcome).toBe(outcome);
  });
});

it('never hides a violation behind too little that was looked at', async () => {
  const query = {
    expect: { rows: 0 },
    atLeast: { query: 'select count(*) from orders', min: 100 },
  };
  expect((await judgeQuery(query, { ...count(1), looked: 1 })).outcome).toBe('fail');
});

describe('the identity', () => {
  const other = { ...identity, system: '7000000000000000001' };
  const query = { query: 'select 1', expect: { value: 1 } };

  it.each<[string, object, typeof identity | typeof other, string]>([
    ['the cluster', { system }, identity, 'pass'],
    ['another cluster', { system, database: 'crm' }, other, 'fail'],
    ['another database of the cluster', { system, database: 'crm_staging' }, identity, 'fail'],
    ['another cluster where a query was to be asked', { system, ...query }, other, 'error'],
  ])('%s', async (_, given, seen, outcome) => {
    const options = declaration.options.parse({ dsn: 'postgresql://db/crm', ...given });
    const judged = await judge({ identity: seen, queries: [] }, options);
    expect(judged.outcome).toBe(outcome);
    const reasons: Record<string, string> = { fail: 'assertion', error: 'identity' };
    expect(judged.reason).toBe(reasons[outcome]);
  });

  it('does not take the answer to another query', async () => {
    expect(await judgeQuery(query, one(1), 'another')).toMatchObject({ reason: 'no-data' });
  });
});
