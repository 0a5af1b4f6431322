import { describe, expect, it } from '@jest/globals';
import type { Hit } from '../../../src/probes/privacy-erasure/evidence.ts';
import { columns, hit, judged, saying, store } from './erasure-judged.ts';

const nothing = 'nothing of the erased person';
const hashed =
  'A hash of an address is found by whoever has the address: pseudonymised is not erased (Art. 4(5)).';
const listed = columns(12).join(', ');

const kept = (table: string) => ({ table, rows: 1, gone: 0, changed: [] });
const keep = [{ table: 'invoices', figures: ['number'], columns: ['buyer'], because: 'ten years' }];
const found = (table: string, named = ['number']) => hit({ relation: 'x', table, columns: named });

describe('where a person still stands', () => {
  it.each<[string, Partial<Hit>, string]>([
    ['in one row', { rows: 1 }, '1 row in notes (plain)'],
    [
      'in rows, columns and encodings',
      { columns: ['a', 'b'], encodings: ['base64', 'hex'] },
      '2 rows in a, b (base64, hex)',
    ],
    ['where no column can be told', { columns: [], columnCount: 0 }, '2 rows (plain)'],
    ['in as many columns as are named', { columns: columns(12) }, `2 rows in ${listed} (plain)`],
    ['in one more', { columns: columns(13) }, `2 rows in ${listed} and 1 more (plain)`],
    [
      'in more columns than are listed',
      { columns: columns(14), columnCount: 17 },
      `2 rows in ${listed} and 5 more (plain)`,
    ],
    [
      'in fewer columns than are named, and more than are listed',
      { columns: ['a'], columnCount: 2 },
      '2 rows in a and 1 more (plain)',
    ],
    ['in more columns than are counted', { columns: ['a'], columnCount: 0 }, '2 rows in a (plain)'],
  ])('fails: %s', async (_, rest, seen) => {
    expect(await judged({ hits: [hit(rest)], hitCount: 1 })).toEqual(
      saying('fail', 'assertion', ['orders', nothing, seen]),
    );
  });
});

describe('a residue', () => {
  it('that is nothing but hashes is told from an erasure', async () => {
    const hashes = ['md5 of a value', 'sha1 of a value'];
    expect(await judged({ hits: [hit({ encodings: hashes })], hitCount: 1 })).toEqual(
      saying(
        'fail',
        'assertion',
        ['orders', nothing, `2 rows in notes (${hashes.join(', ')})`],
        hashed,
      ),
    );
    const encodings = ['md5 of a value', 'plain'];
    const { remedy } = await judged({ hits: [hit({ encodings })], hitCount: 1 });
    expect(remedy).toBeUndefined();
  });

  it('is named by partition, view or object, not by its table', async () => {
    const hits = [hit({ relation: 'orders_2025' }), hit({ relation: 'search', table: 'search' })];
    const { findings } = await judged({ hits, hitCount: 2 });
    expect(findings.map(({ where }) => where)).toEqual(['orders_2025', 'search']);
  });

  it.each<[number, string]>([
    [2, 'the person in 1 more table'],
    [5, 'the person in 4 more tables'],
  ])('is not forgotten where it was cut from the list: %i in all', async (hitCount, seen) => {
    expect(await judged({ hitCount })).toEqual(
      saying('fail', 'assertion', ['database', nothing, seen]),
    );
  });

  it('may be a store', async () => {
    const stores = [{ name: 'redis', scan: 'redis-dump' }];
    const found = store({ after: ['plain', 'base64'] });
    expect(await judged({ stores: [found] }, { stores })).toEqual(
      saying('fail', 'assertion', ['store redis', nothing, 'the person (plain, base64)']),
    );
  });
});

describe('what a law lets stand', () => {
  it.each<[string, string, Hit, string]>([
    ['a figure', 'invoices', found('invoices'), 'pass'],
    ['a column beside the figures', 'invoices', found('invoices', ['buyer', 'number']), 'pass'],
    ['another column', 'invoices', found('invoices', ['number', 'note']), 'fail'],
    ['no column that can be told', 'invoices', found('invoices', []), 'fail'],
    [
      'columns that are not all listed',
      'invoices',
      hit({ table: 'invoices', columns: ['number'], columnCount: 2 }),
      'fail',
    ],
    ['its table in the only schema', 'crm.invoices', found('crm.invoices'), 'pass'],
    ['a table of the same name elsewhere', 'invoices', found('archive.invoices'), 'fail'],
    ['a table whose name ends so', 'invoices', found('old_invoices'), 'fail'],
    ['a table whose name begins so', 'invoices', found('invoices_old'), 'fail'],
  ])('is %s or not', async (_, table, one, outcome) => {
    const result = await judged({ kept: [kept(table)], hits: [one], hitCount: 1 }, { keep });
    expect(result.outcome).toBe(outcome);
  });
});

describe('the table that a law keeps', () => {
  it('is the one table that a rule means, though both have rows that are kept', async () => {
    const both = [kept('archive.invoices'), kept('invoices')];
    const rules = [
      ...keep,
      { table: 'archive.invoices', figures: ['total'], because: 'ten years' },
    ];
    const judge = (table: string, named: string) =>
      judged({ kept: both, hits: [found(table, [named])], hitCount: 1 }, { keep: rules });
    expect((await judge('invoices', 'number')).outcome).toBe('pass');
    expect((await judge('archive.invoices', 'total')).outcome).toBe('pass');
    expect((await judge('archive.invoices', 'number')).outcome).toBe('fail');
    expect((await judge('invoices', 'total')).outcome).toBe('fail');
  });

  it('may be written with the schema that needs no name', async () => {
    const written = [{ ...keep[0], table: 'public.invoices' }];
    const result = await judged({ hits: [found('invoices')], hitCount: 1 }, { keep: written });
    expect(result.outcome).toBe('pass');
  });

  it.each([[[]], [['old_invoices']]])('holds where the rows are of %j', async (tables) => {
    expect(await judged({ kept: tables.map(kept), hits: [], hitCount: 0 })).toEqual(
      saying('inconclusive', 'no-data', [
        'invoices',
        'rows that a law keeps',
        'none in the evidence',
      ]),
    );
  });
});
