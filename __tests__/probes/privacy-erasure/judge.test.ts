import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/privacy-erasure/cases.ts';
import type { Hit, PrivacyErasureEvidence } from '../../../src/probes/privacy-erasure/evidence.ts';
import { judge } from '../../../src/probes/privacy-erasure/judge.ts';
import { declaration } from '../../../src/probes/privacy-erasure/options.ts';

const [good] = cases;
if (good === undefined) throw new Error('no case');
const base = good.evidence;

async function judged(rest: Partial<PrivacyErasureEvidence>, options: object = {}) {
  const given = declaration.options.parse({ ...(good?.options as object), ...options });
  return await judge({ ...base, ...rest }, given);
}
const hit = (rest: Partial<Hit>): Hit => ({
  relation: 'orders',
  table: 'orders',
  rows: 2,
  columns: ['notes'],
  encodings: ['plain'],
  columnCount: rest.columns?.length ?? 1,
  ...rest,
});

describe('privacy-erasure', () => {
  it.each(cases)('$title', async (one) => {
    const result = await judge(one.evidence, declaration.options.parse(one.options));
    expect([result.outcome, result.reason]).toEqual([one.outcome, one.reason]);
  });

  it('says where the person is, in which columns and how', async () => {
    const { findings } = await judged({
      hits: [
        hit({ encodings: ['base64', 'hex'] }),
        hit({ relation: 'orders_2025', rows: 1, columns: [] }),
      ],
      hitCount: 2,
    });
    expect(findings.map(({ where, seen }) => `${where}: ${seen}`)).toEqual([
      'orders: 2 rows in notes (base64, hex)',
      'orders_2025: 1 row (plain)',
    ]);
  });

  it.each<[string, Hit, object, string]>([
    ['a kept column', hit({ table: 'invoices', columns: ['number'] }), {}, 'pass'],
    [
      'a partition of a kept table',
      hit({ relation: 'i_1', table: 'invoices', columns: ['number'] }),
      {},
      'pass',
    ],
    [
      'more columns than are named',
      hit({ table: 'invoices', columns: ['number'], columnCount: 2 }),
      {},
      'fail',
    ],
    ['a kept column and another', hit({ table: 'invoices', columns: ['number', 'x'] }), {}, 'fail'],
    ['a row whose column can’t be told', hit({ table: 'invoices', columns: [] }), {}, 'fail'],
    [
      'a table of the same name elsewhere',
      hit({ table: 'invoices_old', columns: ['number'] }),
      {},
      'fail',
    ],
  ])('judges %s', async (_, one, options, outcome) => {
    expect((await judged({ hits: [one], hitCount: 1 }, options)).outcome).toBe(outcome);
  });

  it('does not forget hits that were cut from the list', async () => {
    expect((await judged({ hitCount: 5 })).outcome).toBe('fail');
  });

  it('says that a hash is no erasure', async () => {
    const hits = [hit({ encodings: ['md5 of a value'] })];
    expect((await judged({ hits, hitCount: 1 })).remedy).toMatch(/pseudonymised/);
  });

  it('judges stores', async () => {
    const store = { name: 'redis', before: ['plain'], after: [], othersBefore: 2, othersAfter: 2 };
    const stores = [{ name: 'redis', scan: 'redis-dump' }];
    expect((await judged({ stores: [store] }, { stores })).outcome).toBe('pass');
    const emptied = await judged({ stores: [{ ...store, othersAfter: 1 }] }, { stores });
    expect(emptied.outcome).toBe('fail');
    const never = await judged({ stores: [{ ...store, before: [] }] }, { stores });
    expect(never).toMatchObject({ outcome: 'inconclusive', reason: 'control-failed' });
  });

  it('lets a residue weigh more than a control', async () => {
    const control = { ...base.control, unseen: ['users.x'], unseenCount: 1 };
    expect((await judged({ control, hits: [hit({})], hitCount: 1 })).outcome).toBe('fail');
  });

  it('never passes without columns', async () => {
    const person = { tables: 1, columns: 0, unmarked: [], unmarkedCount: 0 };
    expect(await judged({ person })).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
  });

  it('counts what it saw', async () => {
    expect((await judged({})).summary).toBe(
      'A person in 11 rows of 9 tables is in none of 16 tables and views any more, 1 kept by law; 18 rows of two others are as before.',
    );
  });
});
