import { describe, expect, it } from '@jest/globals';
import type { Trip } from '../../../src/probes/migration-roundtrip/evidence.ts';
import {
  broken,
  declared,
  exits,
  type Finding,
  fails,
  found,
  having,
  judged,
  loss,
  repair,
  returning,
  run,
  two,
  whole,
  withoutSummary,
} from './healthy.ts';

describe('the way up', () => {
  const up = '0008, up';

  it.each<[string, Partial<Trip>, ReturnType<typeof found>]>([
    [
      'breaks',
      { up: broken('DuplicateColumn') },
      found(exits, [[up, 'exit code 0', 'exit code 1: DuplicateColumn']], repair),
    ],
    ['ends elsewhere', { up: run('0007') }, found(fails, [[up, 'revision 0008', '0007']], repair)],
  ])('fails where it %s, and says nothing of the rest', async (_, rest, judgement) => {
    const worse = { ...rest, back: undefined, leavesTrace: false };
    expect(withoutSummary(await judged(having(worse)))).toStrictEqual(judgement);
  });

  it.each([[false], [undefined]])('is an error where its trace is %s', async (leavesTrace) => {
    const finding: Finding = [
      up,
      'a change of the scratch database',
      'none: the tool works on another one',
    ];
    const remedy = 'Name the variable in which the application finds it: `databaseVariable`.';
    expect(withoutSummary(await judged(having({ leavesTrace })))).toStrictEqual(
      found(['error', 'config'], [finding], remedy),
    );
  });
});

describe('a tool without a way back', () => {
  const { back: _, again: __, control: ___, ...oneWay } = whole;

  it.each([
    ['prisma', 'Plan a forward fix or a restore for it, and waive this item for the release.'],
    ['command', 'Give `commands.downgrade`.'],
  ])('fails: %s', async (adapter, remedy) => {
    const judgement = await judged({ adapter, canDowngrade: false, trips: [oneWay] });
    const finding: Finding = ['0008, down', 'a way back', `${adapter} has none`];
    expect(withoutSummary(judgement)).toStrictEqual(found(fails, [finding], remedy));
  });
});

describe('the name of a trip', () => {
  const schema = { total: 1, shown: ['x'] };
  const [one] = returning({ schema }).trips;
  const name = async (rest: Partial<Trip>) =>
    (await judged({ trips: [{ ...whole, ...one, ...rest }] })).findings.at(-1)?.where;

  it.each<[string, Partial<Trip>, string]>([
    ['its migration', {}, '0008, down'],
    [
      'where it begins and ends, for all of several',
      { revisions: ['0006', '0008'] },
      'all of 0007 to 0008, down',
    ],
    [
      'its migrations, for some of several',
      { revisions: ['0006', '0008'], isWhole: false },
      '0006, 0008, down',
    ],
  ])('is %s', async (_, rest, where) => {
    expect(await name(rest)).toBe(where);
  });
});

describe('losses on the whole way', () => {
  const second = { allow: 'lossy', declared: { '0009': 'nobody reads these' } };

  it('are accepted of the tables that a declared migration touches', async () => {
    expect((await judged(two(['public.a'], []), declared)).outcome).toBe('pass');
    expect((await judged(two([], ['public.b']), second)).outcome).toBe('pass');
  });

  it('fail of any other table, on both trips', async () => {
    const { outcome, findings } = await judged(two(['public.a'], ['public.b']), declared);
    expect(outcome).toBe('fail');
    expect(findings.map(({ where }) => where)).toStrictEqual([
      '0009, down, column public.b.x',
      'all of 0007 to 0009, down, column public.b.x',
    ]);
  });

  it('fail where there are more than fit, for nobody knows whose they are', async () => {
    const seen = two(['public.a'], []);
    const [first, last, all] = seen.trips;
    const cut = { total: 3, shown: [loss('public.a')] };
    const trips = [first, last, { ...all, back: { ...all.back, losses: cut } } as Trip];
    const { findings } = await judged({ ...seen, trips }, declared);
    expect(findings).toStrictEqual([
      { where: 'all of 0007 to 0009, down', expected: 'no tables with losses', seen: '2 more' },
    ]);
  });

  it('accept a sequence that a declared migration starts again, and no other', async () => {
    const seen = two([], []);
    const [first, last, all] = seen.trips;
    const starting = (trip: Trip, ...names: string[]) => {
      const shown = names.map((name) => ({ name, before: '9', after: '1' }));
      return { ...trip, back: { ...trip.back, sequences: { total: names.length, shown } } } as Trip;
    };
    const trips = [starting(first, 's'), last, starting(all, 's', 't')];
    const { findings } = await judged({ ...seen, trips }, declared);
    expect(findings.map(({ where }) => where)).toStrictEqual([
      'all of 0007 to 0009, down, sequence t',
    ]);
  });
});
