import { describe, expect, it } from '@jest/globals';
import {
  judgeForeignKeys,
  judgePlans,
  judgeScans,
  judgeSizes,
} from '../../../src/probes/query-performance/judge-tables.ts';
import { healthy, options } from './healthy.ts';

describe('scans in the plans of given statements', () => {
  const scans = [
    { table: 'events', size: 30_000, filter: 'events.reference = $1' },
    { table: 'visits', size: 10_001 },
    { table: 'pages', size: 10_000 },
    { table: 'audit', size: 90_000 },
  ];
  const planned = healthy({ plans: [{ text: 'select 1', scans }] });

  it('name each large table, and what it is filtered by', () => {
    const remedy = (name: string) =>
      `Add an index on ${name} for what the statement filters by, or name the table in \`allowScans\`.`;
    expect(judgeScans(planned, options({ allowScans: ['audit'] }))).toEqual([
      {
        severity: 'fail',
        finding: {
          where: 'plan, table events',
          expected: 'an index scan',
          seen: 'a sequential scan of 30000 rows, filtered by "events.reference = $1": "select 1"',
        },
        remedy: remedy('events'),
      },
      {
        severity: 'fail',
        finding: {
          where: 'plan, table visits',
          expected: 'an index scan',
          seen: 'a sequential scan of 10001 rows: "select 1"',
        },
        remedy: remedy('visits'),
      },
    ]);
  });

  it('hold where not all were planned', () => {
    const finding = { where: 'explain', expected: '2 plans', seen: '1' };
    expect(judgePlans(planned, options({ explain: ['select 1', 'select 2'] }))).toEqual([
      { outcome: 'inconclusive', reason: 'no-data', finding, remedy: 'Run it again.' },
    ]);
    expect(judgePlans(planned, options({ explain: ['select 1'] }))).toEqual([]);
  });
});

describe('the size of tables', () => {
  const sizes = [
    { name: 'lines', size: 90_000 },
    { name: 'orders', size: 200 },
  ];
  const marksOf = (minRows: object) => judgeSizes(healthy({ sizes }), options({ minRows }));

  it.each<[string, object, object]>([
    ['is too small', { orders: 201 }, { expected: '201 rows', seen: 'about 200' }],
    ['has no size', { bills: 1 }, { where: 'table bills', expected: '1 row', seen: 'about 0' }],
  ])('holds where one %s', (_, minRows, rest) => {
    const remedy = 'Load as many rows as production has, and run `analyze`.';
    const finding = { where: 'table orders', ...rest };
    expect(marksOf(minRows)).toEqual([
      { outcome: 'inconclusive', reason: 'insufficient-samples', finding, remedy },
    ]);
  });

  it('may be what is asked for', () => {
    expect(marksOf({ orders: 200, lines: 90_000 })).toEqual([]);
  });
});

describe('foreign keys without an index', () => {
  const many = Array.from({ length: 22 }, (_, at) => `t${at} (id)`);

  it.each<[string, string[], number, string]>([
    ['all of a few', ['a (b)', 'c (d)'], 0, 'none on a (b), c (d)'],
    ['how many were left out', ['a (b)'], 3, 'none on a (b), and 3 more'],
    ['twenty of many', many, 3, `none on ${many.slice(0, 20).join(', ')}, and 5 more`],
  ])('are told: %s', (_, unindexed, omitted, seen) => {
    const keys = healthy({ foreignKeys: { unindexed, omitted } });
    const finding = { where: 'foreign keys', expected: 'an index on the columns of each', seen };
    const remedy =
      'Create an index on the columns: deleting a parent reads the whole table without it.';
    expect(judgeForeignKeys(keys, options())).toEqual([{ severity: 'warn', finding, remedy }]);
  });

  it.each<[string, string[], string]>([
    ['there are none', [], 'fail'],
    ['nobody asks', ['a (b)'], 'off'],
  ])('are no matter where %s', (_, unindexed, foreignKeys) => {
    const seen = healthy({ foreignKeys: { unindexed, omitted: 0 } });
    expect(judgeForeignKeys(seen, options({ foreignKeys }))).toEqual([]);
  });
});
