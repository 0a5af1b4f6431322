import { describe, expect, it } from '@jest/globals';
import {
  compareTables,
  findWritten,
  type TableState,
} from '../../../../src/probes/migration/rehearsal/tables.ts';

const state = (rest: Partial<TableState> = {}): TableState => ({
  oid: 1,
  name: 'public.orders',
  bare: 'orders',
  file: 10,
  rows: 100,
  pages: 2,
  scans: 5,
  inserted: 100,
  updated: 0,
  deleted: 0,
  ...rest,
});
const deployed = new Map([['public.orders', 7_000.4]]);
const seen = (...after: TableState[]) => compareTables([state()], after, deployed);

describe('what happened to a table', () => {
  it('is nothing if only rows were added', () => {
    expect(seen(state({ inserted: 200, pages: 4 }))).toEqual([]);
  });

  it.each<[string, Partial<TableState>, object]>([
    ['written anew', { file: 11 }, { isRewritten: true, isEmptied: false }],
    ['replaced under its name', { oid: 2, file: 12, scans: 0 }, { isRewritten: true, scans: 0 }],
    ['renamed and written anew', { name: 'public.sales', file: 13 }, { isRewritten: true }],
    ['emptied', { file: 14, pages: 0 }, { isRewritten: true, isEmptied: true }],
    ['scanned', { scans: 6 }, { isRewritten: false, scans: 1 }],
    ['changed', { updated: 3, deleted: 4 }, { updated: 3, deleted: 4 }],
  ])('is that it was %s', (_, after, facts) => {
    const [one] = seen(state(after));
    expect(one).toMatchObject({
      table: 'public.orders',
      deployedRows: 7_000,
      copyRows: 100,
      ...facts,
    });
  });

  it('is told by the schema if it is gone', () => {
    expect(seen()).toEqual([]);
  });

  it('is nothing for a partitioned table, which has no file', () => {
    const parent = state({ file: null, pages: 0 });
    expect(compareTables([parent], [parent], deployed)).toEqual([]);
  });
});

it('finds tables in which rows were written, but for the tool’s own', () => {
  const own = state({ oid: 3, name: 'public.alembic_version', bare: 'alembic_version' });
  const before = [state(), own];
  const after = [state({ updated: 1 }), { ...own, updated: 1 }];
  expect(findWritten(before, after, ['alembic_version'])).toEqual(['public.orders']);
  expect(findWritten(before, before, [])).toEqual([]);
});
