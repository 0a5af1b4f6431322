import { describe, expect, it } from '@jest/globals';
import type { RoundTripEvidence, Trip } from '../../../src/probes/migration-roundtrip/evidence.ts';
import {
  back,
  broken,
  declared,
  found,
  having,
  judged,
  lacks,
  loss,
  none,
  plainSummary,
  returning,
  run,
  two,
  whole,
  withoutSummary,
} from './healthy.ts';

const expands =
  'Rollback: leave the schema as it is and roll back the code alone, for the migrations only expand it.';
const head = '0007 to 0008 and back on PostgreSQL 15, 1200 rows in 9 tables:';
const writes = {
  rows: 5,
  lostRows: 2,
  tables: [],
  changedTables: [],
  back,
  again: { run: run('0008'), schema: none },
};
/** Trips of single migrations, `0001` and so on. */
const singles = (count: number): Trip[] =>
  Array.from({ length: count }, (_, at) => ({
    ...whole,
    revisions: [`000${at + 1}`],
    isWhole: false,
  }));
const SIX = ['0001', '0002', '0003', '0004', '0005', '0006']
  .map((one) => `${one} lossless`)
  .join(', ');
const both = { ...whole, revisions: ['0007', '0008'] };

const SUMMARIES: [string, Partial<RoundTripEvidence>, object, string][] = [
  ['where it went and which way back there is', {}, {}, plainSummary],
  [
    'that it began with an empty database',
    { ...having({ from: [], back: { ...back, run: run() } }), from: [] },
    {},
    plainSummary.replace('0007', 'none (an empty database)'),
  ],
  [
    'of many apps only those that move',
    { from: ['crm.1', 'shop.4'], to: ['crm.2', 'shop.4'] },
    {},
    plainSummary.replace('0007 to 0008', 'crm.1 to crm.2'),
  ],
  [
    'that several were only tried together',
    { trips: [both] },
    {},
    `${head} together lossless. ${expands}`,
  ],
  ['of six migrations all', { trips: [...singles(6), both] }, {}, `${head} ${SIX}. ${expands}`],
  [
    'of seven migrations six',
    { trips: [...singles(7), both] },
    {},
    `${head} ${SIX} and 1 more. ${expands}`,
  ],
  [
    'how many rows of the new code were lost',
    having({ writes }),
    { write: { run: 'x' }, ...declared },
    `${head} 0008 lossy. Of 5 rows of the new code 2 were lost. Declared: 0008. ${expands}`,
  ],
  [
    'which of the declared migrations were tried',
    two(['public.a'], []),
    { allow: 'lossy', declared: { '0008': 'nobody reads these', '0003': 'nobody reads these' } },
    `0007 to 0009 and back on PostgreSQL 15, 1200 rows in 9 tables: 0008 lossy, 0009 lossless. Declared: 0008. ${expands}`,
  ],
  [
    'five of the declared migrations',
    { trips: [...singles(6), both] },
    {
      allow: 'lossy',
      declared: Object.fromEntries(
        singles(6).map(({ revisions: [one = ''] }) => [one, 'x'.repeat(10)]),
      ),
    },
    `${head} ${SIX}. Declared: 0001, 0002, 0003, 0004, 0005. ${expands}`,
  ],
];

describe('what a round trip says', () => {
  it.each(SUMMARIES)('is %s', async (_, seen, options, summary) => {
    const judgement = await judged(seen, options);
    expect(judgement).toStrictEqual({ outcome: 'pass', summary, findings: [] });
  });

  it('begins with the first thing that is wrong', async () => {
    const { summary } = await judged(
      returning({ losses: { total: 1, shown: [loss('public.a')] } }),
    );
    expect(summary).toBe(
      `0008, down, column public.a.x: expected the values from before, seen 4 of 9 rows have lost it or have another. ${head} 0008 lossy. ${expands}`,
    );
  });

  it('has six hundred characters at most', async () => {
    const said = 'x'.repeat(900);
    const trips = [...singles(6), { ...both, up: broken(said) }];
    expect((await judged({ trips })).summary).toHaveLength(600);
  });
});

describe('a round trip that proves nothing', () => {
  const start = 'Start from what is deployed: `from`.';

  it('holds where nothing is due, and says only that', async () => {
    const seen = 'the start, 0007, is the head';
    const expected = 'at least one that is due';
    expect(await judged({ trips: [] })).toStrictEqual({
      ...found(lacks, [['migrations', expected, seen]], start),
      summary: `migrations: expected ${expected}, seen ${seen}.`,
    });
  });

  it('holds where there is not a row', async () => {
    const data = { tables: 9, rows: 0 };
    expect(withoutSummary(await judged({ data }))).toStrictEqual(
      found(
        lacks,
        [['data at the start', 'rows that could be lost', '9 tables, all empty']],
        'Give `seed`, or a `dump`.',
      ),
    );
    expect((await judged({ data: { tables: 9, rows: 1 } })).outcome).toBe('pass');
  });

  it('holds where all were tried by themselves and not together', async () => {
    const { outcome, reason, findings } = await judged({ trips: singles(2) });
    expect([outcome, reason]).toStrictEqual(['inconclusive', 'no-data']);
    expect(findings.map(({ where }) => where)).toStrictEqual(['migrations']);
  });

  it('says why there is no whole trip where a single one broke', async () => {
    const [one] = singles(1);
    const { findings } = await judged({ trips: [{ ...one, up: broken('x') } as Trip] });
    expect(findings.map(({ where }) => where)).toStrictEqual(['0001, up']);
  });
});
