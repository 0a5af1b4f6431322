import { describe, expect, it } from '@jest/globals';
import type { TableEvidence } from '../../../src/probes/query-performance/evidence.ts';
import { judgeScans } from '../../../src/probes/query-performance/judge-tables.ts';
import { healthy, options, statement, table } from './healthy.ts';

const EVENTS =
  'Add an index on events for what the statement filters by, or name the table in `allowScans`.';
const NOBODY = 'no statement of the role names it: a view, a function, or another role';

/** What is seen of one table. */
const seenOf = (rest: Partial<TableEvidence>, more: object = {}, unindexed: string[] = []) =>
  judgeScans(
    healthy({ tables: [table(rest)], foreignKeys: { unindexed, omitted: 0 } }),
    options(more),
  ).map(({ finding }) => finding.seen);

const about = (size: number) => `(the table has about ${size}): ${NOBODY}`;

describe('scans of a large table', () => {
  it.each<[string, Partial<TableEvidence>, string]>([
    ['once', {}, `read whole once, 30000 rows at a time ${about(30_000)}`],
    [
      'a few times',
      { scans: 3, rowsRead: 50_000 },
      `read whole 3 times, 16667 rows at a time ${about(30_000)}`,
    ],
    [
      'by a quarter at a time',
      { scans: 4 },
      `read whole 4 times, 7500 rows at a time ${about(30_000)}`,
    ],
    [
      'by more rows than the table is known to have',
      { size: 0, rowsRead: 10_001 },
      `read whole once, 10001 rows at a time ${about(0)}`,
    ],
    [
      'by rows over the limit that are no quarter of it',
      { size: 90_000, rowsRead: 10_001 },
      `10001 rows read in 1 scan ${about(90_000)}`,
    ],
    [
      'among many short scans',
      { scans: 900, rowsRead: 30_870, wholeRows: 30_000 },
      `30870 rows read in 900 scans ${about(30_000)}`,
    ],
    [
      'as the sum of its partitions',
      { isSum: true, scans: 2, rowsRead: 60_000, wholeRows: 60_000 },
      `60000 rows read in 2 scans ${about(30_000)}`,
    ],
  ])('tell that it was read %s', (_, rest, seen) => {
    expect(seenOf(rest)).toEqual([seen]);
  });

  it.each<[string, Partial<TableEvidence>]>([
    ['each reads less than a quarter', { scans: 4, rowsRead: 29_996 }],
    ['the table is as small as the limit allows', { size: 10_000, rowsRead: 10_000 }],
    ['many short ones add up to a small table', { size: 10_000, scans: 900, wholeRows: 10_000 }],
    ['partitions are read one by one', { isSum: true }],
  ])('pass where %s', (_, rest) => {
    expect(seenOf(rest)).toEqual([]);
  });

  it('count from the first row over the limit', () => {
    const just = { size: 10_001, scans: 900, wholeRows: 10_001 };
    expect(seenOf(just)).toHaveLength(1);
    expect(seenOf({ size: 10_001, scans: 4, rowsRead: 10_001 })).toHaveLength(1);
  });
});

describe('the cause of a scan', () => {
  const whole = 'read whole once, 30000 rows at a time (the table has about 30000)';
  const one = (isPlanned: boolean | null) => [{ text: 'select 1', calls: 1, isPlanned }];

  it.each<[string, TableEvidence['statements'], string[], string]>([
    ['a statement whose plan has it', one(true), ['events (order_id)'], '"select 1"'],
    ['a statement whose plan nobody knows', one(null), ['events (order_id)'], '"select 1"'],
    [
      'a foreign key of this table',
      one(false),
      ['eventslog (a)', 'visits (b)', 'events (order_id)'],
      'perhaps for the foreign key events (order_id), which has no index',
    ],
    ['a statement that names it', one(false), ['eventslog (a)'], 'perhaps "select 1"'],
    ['nothing that can be seen', [], ['eventslog (a)'], NOBODY],
  ])('is %s', (_, statements, unindexed, cause) => {
    expect(seenOf({ statements }, {}, unindexed)).toEqual([`${whole}: ${cause}`]);
  });
});

describe('an objection to a scan', () => {
  it.each(['fail', 'warn'] as const)('is what the plan makes of it: %s', (scans) => {
    const seen = healthy({ tables: [table(), table({ name: 'visits' })] });
    expect(judgeScans(seen, options({ scans, allowScans: ['visits'] }))).toEqual([
      {
        severity: scans,
        finding: {
          where: 'table events',
          expected: 'no sequential scan of a large table',
          seen: `read whole once, 30000 rows at a time ${about(30_000)}`,
        },
        remedy: EVENTS,
      },
    ]);
  });

  it('is none where nobody asks', () => {
    const scans = [{ table: 'events', size: 30_000 }];
    const plans = [{ text: 'select 1', scans }];
    const seen = healthy({ tables: [table()], plans, statements: [statement()] });
    expect(judgeScans(seen, options({ scans: 'off' }))).toEqual([]);
  });
});
