import { describe, expect, it } from '@jest/globals';
import type { Trip, Writes } from '../../../src/probes/migration-roundtrip/evidence.ts';
import {
  back,
  broken,
  declared,
  exits,
  type Finding,
  fails,
  found,
  having,
  judged,
  lacks,
  none,
  repair,
  returning,
  run,
  two,
  withoutSummary,
} from './healthy.ts';

const write = { write: { run: 'flask exercise' } };
const of = '0008, with rows of the new code';
const say =
  'Rows that users wrote since are lost on the way back: declare it (`allow: lossy`), and say so before a rollback.';
const kept = { table: 'public.customers', written: 2, kept: 2 };
const lost = { table: 'public.notes', written: 3, kept: 1 };
const one = { total: 1, shown: ['x'] };

const wrote = (rest: Partial<Writes> = {}): Writes => ({
  rows: 5,
  lostRows: 0,
  tables: [kept],
  changedTables: [],
  back,
  again: { run: run('0008'), schema: none },
  ...rest,
});
const writing = (rest: Partial<Writes>) => having({ writes: wrote(rest) });
const noRows = found(
  lacks,
  [['`write`', 'new rows', 'none']],
  'Let `write` add rows, as users of the new code do.',
);

const WRITES: [string, Partial<Writes>, ReturnType<typeof found>][] = [
  ['hold where no rows came', { rows: 0, tables: [] }, noRows],
  [
    'fail where some are lost on the way back',
    { lostRows: 2, tables: [kept, lost] },
    found(fails, [[`${of}, table public.notes`, 'its 3 new rows', '1 are left']], say),
  ],
  [
    'fail where more are lost than is shown',
    { lostRows: 7, tables: [kept, lost, { table: 'public.tags', written: 4, kept: 1 }] },
    found(
      fails,
      [
        [`${of}, table public.notes`, 'its 3 new rows', '1 are left'],
        [`${of}, table public.tags`, 'its 4 new rows', '1 are left'],
        [of, 'the new rows', '2 more are lost'],
      ],
      say,
    ),
  ],
  [
    'fail where they break the way back',
    { back: { ...back, run: broken('NotNullViolation') } },
    found(exits, [[`${of}, down`, 'exit code 0', 'exit code 1: NotNullViolation']], repair),
  ],
  [
    'fail where the schema that comes back is another',
    { back: { ...back, schema: one } },
    found(fails, [[`${of}, down`, 'the schema of the start', 'x']], repair),
  ],
  [
    'fail where they break the way up again',
    { again: { run: broken('CheckViolation'), schema: none } },
    found(exits, [[`${of}, up again`, 'exit code 0', 'exit code 1: CheckViolation']], repair),
  ],
];

describe('rows of the new code', () => {
  it.each(WRITES)('%s', async (_, rest, judgement) => {
    expect(withoutSummary(await judged(writing(rest), write))).toStrictEqual(judgement);
  });

  it('hold where the plan wants some and nobody wrote', async () => {
    expect(withoutSummary(await judged({}, write))).toStrictEqual(noRows);
  });

  it('pass where all are left', async () => {
    expect((await judged(writing({}), write)).outcome).toBe('pass');
  });

  it('are not asked for where the plan wants none', async () => {
    expect((await judged(writing({ rows: 0, tables: [] }))).outcome).toBe('pass');
  });

  it('are not told of where the way back of the others is wrong', async () => {
    const [trip] = returning({ schema: one }).trips;
    const both = { ...trip, writes: wrote({ rows: 0 }) } as Trip;
    const { findings } = await judged({ trips: [both] }, write);
    const finding: Finding = ['0008, down', 'the schema of the start', 'x'];
    expect(findings).toStrictEqual(found(fails, [finding]).findings);
  });

  it('may be lost where their one migration is declared, shown or not', async () => {
    const options = { ...write, ...declared };
    const rest = { lostRows: 9, tables: [lost] };
    expect((await judged(writing(rest), options)).outcome).toBe('pass');
  });

  it('may be lost on the whole way where a declared migration touches their table', async () => {
    const seen = two([], []);
    const [first, last, all] = seen.trips;
    const place = { ...back, run: run('0007') };
    const again = { run: run('0009'), schema: none };
    const losing = (table: string) => {
      const rest = { back: place, again, lostRows: 2, tables: [{ ...lost, table }] };
      return { ...seen, trips: [first, last, { ...all, writes: wrote(rest) }] };
    };
    const options = { ...write, ...declared };
    expect((await judged(losing('public.a'), options)).outcome).toBe('pass');
    const { findings } = await judged(losing('public.b'), options);
    expect(findings.map(({ where }) => where)).toStrictEqual([
      'all of 0007 to 0009, with rows of the new code, table public.b',
    ]);
  });
});
