import { describe, expect, it } from '@jest/globals';
import type { Judgement } from '../../../src/domain/report.ts';
import type { LockFacts, MigrationEvidence } from '../../../src/probes/migration/evidence.ts';
import { exceeds, found, held, judged, lacks, parts, table, undersampled } from './healthy.ts';

type Row = [string, Partial<MigrationEvidence>, Judgement];

const { locks, upgrade } = parts;
const idle = 'Rehearse it again, on a scratch server that has less to do.';
const fewer = 'Release fewer migrations at once, so that all of what they touch can be shown.';
const split =
  'Split it: add the column or constraint without a scan, fill it in batches, validate it later, build indexes concurrently; each in a transaction of its own.';

const seen = (rest: Partial<LockFacts>) => ({ locks: { ...locks, ...rest } });
const traffic = (rest: Partial<LockFacts['traffic']>) =>
  seen({ traffic: { ...locks.traffic, ...rest } });
const waited = (ms: number) => traffic({ blocked: [{ table: 'public.t', kind: 'read', ms }] });

const BLIND: Row[] = [
  [
    'took no samples',
    { locks: undefined },
    found(lacks, ['locks', 'samples', 'none were taken'], idle),
  ],
  [
    'took one sample',
    seen({ samples: 1 }),
    found(undersampled, ['locks', 'samples while the upgrade runs', '1'], idle),
  ],
  [
    'slept longer than a lock may be held',
    seen({ longestGapMs: 2_001 }),
    found(undersampled, ['locks', 'a sample every 2s', 'none for 2001 ms'], idle),
  ],
  [
    'had no traffic beside it',
    traffic({ statements: 0 }),
    found(undersampled, ['traffic', 'statements that are answered', '0 statements, 0 refused']),
  ],
  [
    'had only traffic that was refused',
    traffic({ statements: 4, refused: 4 }),
    found(undersampled, ['traffic', 'statements that are answered', '4 statements, 4 refused']),
  ],
  [
    'looked at no table in the end',
    { tables: undefined },
    found(lacks, ['locks', 'facts about the tables', 'none']),
  ],
  [
    'did not know where it started',
    { start: undefined },
    found(lacks, ['start', 'the state that the upgrade starts from', 'nobody looked']),
  ],
];

describe('the watcher', () => {
  it.each(BLIND)('holds where it %s', async (_, rest, judgement) => {
    expect(await judged(rest)).toStrictEqual(judgement);
  });

  it.each<[string, Partial<MigrationEvidence>]>([
    ['two samples', seen({ samples: 2 })],
    ['a gap that is as long as a lock may be held', seen({ longestGapMs: 2_000 })],
    ['one statement that is answered', traffic({ statements: 4, refused: 3 })],
  ])('is content with %s', async (_, rest) => {
    expect(await judged(rest)).toMatchObject({ outcome: 'pass' });
  });

  const start = { kind: 'revision' as const, revisions: [], tables: 0 };
  const unseen = { ...locks, samples: 1, traffic: { ...locks.traffic, statements: 0 } };

  it('needs none of this where there was no table, and all of it where there was one', async () => {
    expect(await judged({ start, locks: unseen })).toMatchObject({ outcome: 'pass' });
    const one = await judged({ start: { ...start, tables: 1 }, locks: unseen });
    expect(one.findings).toHaveLength(2);
  });

  it('needs none of this of an upgrade that broke', async () => {
    const broken = { ...upgrade, exitCode: 1 };
    const { findings } = await judged({ upgrade: broken, locks: unseen, tables: undefined });
    expect(findings.map(({ where }) => where)).toStrictEqual(['upgrade']);
  });
});

const ALLOWED: [string, Partial<MigrationEvidence>][] = [
  ['as long as it may be', held(2_000)],
  ['on a table that is just not large', held(9_000, 10_000)],
  ['that makes a query wait as long as it may', waited(2_000)],
];

describe('a lock', () => {
  it('fails where a large table is held longer than it may be', async () => {
    expect(await judged(held(2_001, 10_001))).toStrictEqual(
      found(
        exceeds,
        [
          'public.orders',
          'no strong lock longer than 2s',
          'ShareLock for 2001 ms on 10001 rows, while it ran: CREATE INDEX',
        ],
        split,
      ),
    );
  });

  it('fails of an upgrade that broke as well', async () => {
    const broken = { upgrade: { ...upgrade, exitCode: 1 }, ...held(2_001) };
    const { findings } = await judged(broken);
    expect(findings.map(({ where }) => where)).toStrictEqual(['upgrade', 'public.orders']);
  });

  it.each(ALLOWED)('passes %s', async (_, rest) => {
    expect(await judged(rest)).toMatchObject({ outcome: 'pass' });
  });

  it('fails where a query waits longer than it may, on any table', async () => {
    expect(await judged(waited(2_001))).toStrictEqual(
      found(exceeds, ['public.t', 'no read waits longer than 2s', 'one waited 2001 ms'], split),
    );
  });

  it('is judged by the limits of the plan', async () => {
    const limits = { largeTable: 10, maxHeld: '50ms', maxBlocked: '20ms' };
    const both = { ...waited(21).locks, held: held(51, 11).locks.held };
    const { findings } = await judged({ locks: both }, { locks: limits });
    expect(findings.map(({ expected }) => expected)).toStrictEqual([
      'a sample every 50ms',
      'no strong lock longer than 50ms',
      'no read waits longer than 20ms',
    ]);
  });

  it.each<[string, Partial<LockFacts>]>([
    ['those that are kept are of small tables', { ...held(9_000, 10).locks, leftOut: 2 }],
    ['only short ones were left out that a trigger noted', { leftOut: 2 }],
  ])('passes where %s', async (_, rest) => {
    expect(await judged(seen(rest))).toMatchObject({ outcome: 'pass' });
  });
});

describe('tables that were left out', () => {
  const last = (rows: number) => ({
    tables: [table({ updated: 1 }), table({ copyRows: 0, deployedRows: rows, updated: 1 })],
    tablesLeftOut: 3,
  });
  const large = found(
    undersampled,
    ['locks', 'facts about every large table', '3 tables were left out'],
    fewer,
  );

  it('hold where the smallest that is shown is large, or none is', async () => {
    const options = { destructive: 'allow' };
    expect(await judged(last(10_001), options)).toStrictEqual(large);
    expect(await judged({ tables: [], tablesLeftOut: 3 }, options)).toStrictEqual(large);
  });

  it('pass where the smallest that is shown is small', async () => {
    expect(await judged(last(10_000), { destructive: 'allow' })).toMatchObject({ outcome: 'pass' });
  });
});
