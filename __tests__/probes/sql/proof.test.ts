import { describe, expect, it } from '@jest/globals';
import type { QueryEvidence, ResultEvidence } from '../../../src/probes/sql/evidence.ts';
import { decided, emptyIsFine, identity, judgeAnswer, judgeSeen, result, system } from './asked.ts';

const passed = (summary: string) => ({ outcome: 'pass', summary, findings: [] });
const database = `PostgreSQL 15.18, crm of ${system}, as checker`;

describe('how much was looked at', () => {
  const options = { expect: { rows: 1 }, atLeast: { query: 'select 100', min: 100 } };

  it.each<[string, Partial<QueryEvidence>, string]>([
    ['it is one short', { looked: 99 }, '99'],
    ['it is nothing', { looked: 0 }, '0'],
    ['it is no number', { looked: null }, 'no number'],
    ['it was not asked', {}, 'no number'],
  ])('holds where %s', async (_, looked, seen) => {
    expect(await judgeAnswer(options, looked)).toStrictEqual(
      decided(
        'inconclusive',
        'no-data',
        { where: 'query atLeast', expected: '100 or more', seen },
        'Look where the data is: schema, tenant, time range, row security of the role.',
      ),
    );
  });

  it('is enough at its limit', async () => {
    expect(await judgeAnswer(options, { looked: 100 })).toStrictEqual(
      passed(`${database}; query: 1 row among 100, no control.`),
    );
  });
});

describe('the control of a query', () => {
  const options = { expect: { value: { min: 2 } }, control: 'select 1' };
  const good = result({ value: 2 });

  it('shows that the expectation can be broken', async () => {
    expect(
      await judgeAnswer(options, { result: good, control: result({ value: 1 }) }),
    ).toStrictEqual(passed(`${database}; query: 1 row, the control failed.`));
  });

  it('adds nothing to what fails', async () => {
    const answer = { result: result({ value: 1 }), control: result({ value: 1 }) };
    const finding = { where: 'query value', expected: 'at least 2', seen: '1' };
    expect(await judgeAnswer(options, answer)).toStrictEqual(decided('fail', 'assertion', finding));
  });

  it.each<[string, ResultEvidence | undefined, string]>([
    ['meets the expectation', good, 'it is met'],
    ['has no row', result({ rows: 0, columns: 0 }), 'it stays open: no row'],
    ['is null', result({ value: null }), 'it stays open: null'],
    ['was not asked', undefined, 'it was not asked'],
  ])('proves nothing where it %s', async (_, control, seen) => {
    const where = 'query control';
    expect(await judgeAnswer(options, { result: good, control })).toStrictEqual(
      decided(
        'inconclusive',
        'control-failed',
        { where, expected: 'a result that breaks the expectation', seen },
        'Correct `control`: it must return what the expectation forbids.',
      ),
    );
  });
});

describe('several queries', () => {
  const query = 'select 1';
  const queries = [
    { name: 'orders', query, expect: { rows: 1 }, emptyIsFine },
    { name: 'lines', query, expect: { rows: { min: 5 } } },
  ];
  const orders = { name: 'orders', result: result() };
  const lines = { name: 'lines', result: result({ rows: 10, truncated: true }) };

  it('pass with a word about each', async () => {
    expect(await judgeSeen({ queries }, { queries: [orders, lines] })).toStrictEqual(
      passed(
        `${database}; orders: 1 row (${emptyIsFine}), no control; lines: 10 or more rows, no control.`,
      ),
    );
  });

  it('are told of in 400 characters', async () => {
    const name = 'x'.repeat(80);
    const many = [1, 2, 3, 4, 5].map((at) => ({ ...queries[0], name: `${name.slice(1)}${at}` }));
    const answers = many.map((one) => ({ ...orders, name: one.name }));
    const judged = await judgeSeen({ queries: many }, { queries: answers });
    expect(judged.summary).toHaveLength(400);
  });

  it.each<[string, QueryEvidence[], string[]]>([
    ['none', [], ['orders', 'lines']],
    ['the first alone', [orders], ['lines']],
    ['one in the place of the other', [lines, orders], ['orders', 'lines']],
  ])('hold where not each was asked: %s', async (_, asked, missing) => {
    const judged = await judgeSeen({ queries }, { queries: asked });
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    expect(judged.findings).toStrictEqual(
      missing.map((where) => ({ where, expected: 'an answer', seen: 'it was not asked' })),
    );
  });
});

describe('another database', () => {
  const remedy = 'Correct the DSN; or the plan, if the database was moved to another cluster.';
  const other = { ...identity, system: '7000000000000000001', database: 'shop' };
  const words = 'PostgreSQL 15.18, shop of 7000000000000000001, as checker';
  const findings = [
    { where: 'system identifier', expected: system, seen: '7000000000000000001' },
    { where: 'database', expected: 'crm', seen: 'shop' },
  ];

  it.each<[string, object, string, string]>([
    ['fails', {}, 'fail', 'assertion'],
    ['is an error', { query: 'select 1', expect: { value: 1 } }, 'error', 'identity'],
  ])('%s', async (_, asked, outcome, reason) => {
    const judged = await judgeSeen({ system, database: 'crm', ...asked }, { identity: other });
    const summary = `It is another database than the plan names: ${words}.`;
    expect(judged).toStrictEqual({ outcome, reason, summary, findings, remedy });
  });

  it('is what a cluster that is not known is taken for', async () => {
    expect(await judgeSeen({ system }, { identity: { ...identity, system: null } })).toStrictEqual({
      outcome: 'fail',
      reason: 'assertion',
      summary:
        'It is another database than the plan names: PostgreSQL 15.18, crm of an unknown cluster, as checker.',
      findings: [{ where: 'system identifier', expected: system, seen: 'not known' }],
      remedy,
    });
  });

  it('is not what a replica of the cluster is', async () => {
    const replica = { ...identity, isReplica: true };
    expect(await judgeSeen({ system }, { identity: replica })).toStrictEqual(
      passed(`PostgreSQL 15.18, crm of ${system}, a replica, as checker.`),
    );
  });
});
