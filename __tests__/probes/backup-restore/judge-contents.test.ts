import { describe, expect, it } from '@jest/globals';
import type {
  BackupRestoreEvidence,
  Contents,
} from '../../../src/probes/backup-restore/evidence.ts';
import {
  alone,
  fails,
  headed,
  holding,
  holds,
  judged,
  misses,
  parts,
  passes,
  plain,
  restored,
} from './healthy.ts';

type Evidence = Partial<BackupRestoreEvidence>;
const some = (...names: string[]) => ({ names, more: 2 });

describe('the tables that were restored', () => {
  it.each<[string, Evidence, object]>([
    [
      'there is none',
      holding({ tables: 0 }),
      {
        ...fails(['tables', 'at least one', 'none was restored']),
        findings: [
          { where: 'tables', expected: 'at least one', seen: 'none was restored' },
          {
            where: 'tables',
            expected: 'the 43 of its own list of contents',
            seen: '0 were restored',
          },
        ],
      },
    ],
    [
      'there are fewer than the archive lists',
      holding({ tables: 42 }),
      fails(['tables', 'the 43 of its own list of contents', '42 were restored']),
    ],
    [
      'an expected one is missing',
      holding({ missing: some('public.a', 'public.b') }),
      fails(
        ['tables', 'every expected table', 'missing: public.a, public.b and 2 more'],
        'assertion',
        'Make a backup of the whole database; list what is newer in `ignore`.',
      ),
    ],
    [
      'another object of the live database is missing',
      holding({ lost: some('index public.i') }),
      fails(
        ['schema', 'what the live database has', 'missing: index public.i and 2 more'],
        'assertion',
        'Make a backup of the whole schema; list what is newer in `ignore`.',
      ),
    ],
  ])('fail where %s', async (_, seen, expected) => {
    expect(await judged(seen)).toEqual(expected);
  });
});

describe('the number of tables that were restored', () => {
  it.each<[string, Evidence]>([
    ['there are more than the archive lists', headed({ tables: 42 })],
    ['plain SQL lists none', restored(plain)],
  ])('pass where %s', async (_, seen) => {
    expect(await judged(seen)).toEqual(passes);
  });

  it('fail where plain SQL gives none', async () => {
    const seen = restored({ ...plain, contents: { ...parts.contents, tables: 0 } });
    expect(await judged(seen)).toEqual(fails(['tables', 'at least one', 'none was restored']));
  });
});

const rows = (restoredRows: number, liveRows: number) => ({
  ...holding({ rows: restoredRows }),
  live: { ...parts.live, rows: liveRows },
});
const few = (share: string, live: number, seen: number) =>
  fails(
    ['rows', `${share} % of the live database’s ${live} at least`, `${seen} were restored`],
    'threshold',
  );

describe('the rows that were restored', () => {
  it.each<[string, Evidence, object, object]>([
    ['as many as must be', rows(500, 1_000), { rows: 0.5 }, passes],
    ['one fewer', rows(499, 1_000), { rows: 0.5 }, few('50', 1_000, 499)],
    ['a share with a fraction', rows(1, 1_000), { rows: 0.333 }, few('33.3', 1_000, 1)],
    ['nine in ten, if nothing else is said', rows(899, 1_000), {}, few('90', 1_000, 899)],
    [
      'none, where the live database has none either',
      rows(0, 0),
      {},
      fails(['rows', 'at least one', 'none was restored']),
    ],
    [
      'none, with nothing to compare with',
      { ...holding({ rows: 0, limited: [] }), live: undefined },
      alone,
      fails(['rows', 'at least one', 'none was restored']),
    ],
    [
      'any, with nothing to compare with',
      { ...holding({ rows: 1 }), live: undefined },
      alone,
      passes,
    ],
    [
      'none in a table that has some',
      holding({ emptied: some('public.b (live: 30)') }),
      {},
      fails(
        [
          'rows',
          'some in each table that has them live',
          'no row in public.b (live: 30) and 2 more',
        ],
        'assertion',
        'Take the tables into the backup; list volatile ones in `ignore`.',
      ),
    ],
  ])('are judged: %s', async (_, seen, options, expected) => {
    expect(await judged(seen, options)).toEqual(expected);
  });
});

const table = (limited: Contents['limited'][number]) => holding({ limited: [limited] });

describe('the rows of a table that has limits', () => {
  const half = { orders: { atLeast: 0.5 } };
  const ten = { orders: { minRows: 10 } };
  const unseen = misses('orders', 'its number of rows');

  it.each<[string, Evidence, object, object]>([
    ['as many as its share', table({ table: 'orders', rows: 50, live: 100 }), half, passes],
    [
      'fewer than its share',
      table({ table: 'orders', rows: 49, live: 100 }),
      half,
      fails(['orders', 'at least 50 % of 100 live rows', '49'], 'threshold'),
    ],
    [
      'a share of what is not there live',
      table({ table: 'orders', rows: 50 }),
      half,
      holds(['orders', 'live rows to compare with', 'the live database has no such table']),
    ],
    ['as many as its number', table({ table: 'orders', rows: 10 }), ten, passes],
    [
      'fewer than its number',
      table({ table: 'orders', rows: 9, live: 9 }),
      ten,
      fails(['orders', 'at least 10 rows', '9'], 'threshold'),
    ],
    ['enough, with no limit', table({ table: 'orders', rows: 0, live: 9 }), { orders: {} }, passes],
    ['rows that nobody counted', holding({ limited: [] }), half, unseen],
    ['rows of another table', table({ table: 'sales.orders', rows: 9, live: 9 }), half, unseen],
  ])('are judged: %s', async (_, seen, tables, expected) => {
    expect(await judged(seen, { tables })).toEqual(expected);
  });
});

describe('a table beside its limits', () => {
  it('is not judged again where it is missing', async () => {
    const seen = holding({
      missing: { names: ['public.orders'], more: 0 },
      limited: [{ table: 'orders', rows: null, live: 100 }],
    });
    const tables = { orders: { atLeast: 0.5, minRows: 10 } };
    expect((await judged(seen, { tables })).findings).toEqual([
      { where: 'tables', expected: 'every expected table', seen: 'missing: public.orders' },
    ]);
  });

  it.each([
    ['a list', ['orders']],
    ['nothing', undefined],
  ])('has none where `tables` is %s', async (_, tables) => {
    const seen = table({ table: 'orders', rows: 1, live: 100 });
    expect(await judged(seen, { tables })).toEqual(passes);
  });
});
