import { describe, expect, it } from '@jest/globals';
import type {
  LockFacts,
  MigrationEvidence,
  TableFacts,
} from '../../../src/probes/migration/evidence.ts';
import { exceeds, found, held, judged, parts, table, undersampled } from './healthy.ts';

const { locks } = parts;
const split =
  'Split it: add the column or constraint without a scan, fill it in batches, validate it later, build indexes concurrently; each in a transaction of its own.';

const rewritten = (rest: Partial<TableFacts>) => ({
  tables: [table({ isRewritten: true, ...rest })],
});
const scanned = (rest: Partial<TableFacts>, seen: Partial<LockFacts> = {}) => ({
  tables: [table({ scans: 1, ...rest })],
  locks: { ...locks, ...seen },
});

describe('a table that is rewritten', () => {
  it.each([
    [{ copyRows: 0, deployedRows: 10_001 }, 10_001],
    [{ copyRows: 20_000, deployedRows: 0 }, 20_000],
  ])('fails with %j rows', async (rows, shown) => {
    const said = `all ${shown} rows are written anew, and nobody reads meanwhile`;
    expect(await judged(rewritten(rows))).toStrictEqual(
      found(exceeds, ['public.orders', 'no large table is rewritten', said], split),
    );
  });

  it('passes with as many rows as a small one may have', async () => {
    const rows = { copyRows: 10_000, deployedRows: 10_000 };
    expect(await judged(rewritten(rows))).toMatchObject({ outcome: 'pass', findings: [] });
  });

  it('is no matter of time where it is emptied', async () => {
    const emptied = rewritten({ isEmptied: true });
    expect(await judged(emptied, { destructive: 'allow' })).toMatchObject({ outcome: 'pass' });
    expect(await judged(emptied)).toMatchObject({ outcome: 'warn' });
  });
});

describe('a scan of a table on a copy that is too small', () => {
  const held0 = (lock: string) =>
    found(
      undersampled,
      [
        'public.orders',
        'a copy on which the time of a scan can be measured',
        `a scan of all rows with ${lock}, measured on 999999 rows of 2000000`,
      ],
      'Fill the copy with `seed`, or start from a dump with data.',
    );
  const small = { copyRows: 999_999 };
  const lesser = { table: 'public.lesser', mode: 'ShareLock', tag: 'ALTER TABLE', rows: 7 };
  const cutBelow = { traced: [lesser], leftOut: 1 };
  const share = { ...held(20).locks, traced: [] };

  it.each<[string, Partial<LockFacts>, string]>([
    ['a lock that a trigger noted', {}, 'AccessExclusiveLock'],
    ['a lock that a sample saw', share, 'ShareLock'],
    [
      'no lock that samples saw, for they may miss one',
      { traced: undefined },
      'a lock that samples can’t exclude',
    ],
    [
      'no lock that is shown, for some were left out',
      { traced: [], leftOut: 1 },
      'a lock that may be one of those left out',
    ],
  ])('holds with %s', async (_, seen, lock) => {
    expect(await judged(scanned(small, seen))).toStrictEqual(held0(lock));
  });

  it.each<[string, Partial<MigrationEvidence>]>([
    ['it has half of the rows', scanned({ copyRows: 1_000_000 })],
    ['nothing locks it', scanned(small, { traced: [] })],
    ['only locks of smaller tables were left out', scanned(small, cutBelow)],
    ['another table is locked', scanned({ ...small, table: 'public.other' })],
    ['nothing scans it', { tables: [table({ ...small, scans: 0 })] }],
    ['it is small where it is deployed', scanned({ copyRows: 0, deployedRows: 10_000 })],
  ])('passes where %s', async (_, rest) => {
    expect(await judged(rest)).toMatchObject({ outcome: 'pass', findings: [] });
  });
});
