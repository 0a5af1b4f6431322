import { describe, expect, it } from '@jest/globals';
import type { Judgement } from '../../../src/domain/report.ts';
import type { MigrationEvidence } from '../../../src/probes/migration/evidence.ts';
import { fails, found, judged, lacks } from './healthy.ts';

type Row = [string, Partial<MigrationEvidence>, Judgement];

const uncontrolled = ['inconclusive', 'control-failed'] as const;
const another = 'Does the application read another variable than `databaseVariable`?';
const again = 'Rehearse it again, on a scratch server that has less to do.';

describe('the control of an upgrade', () => {
  it.each<Row>([
    [
      'the tool knows revisions of an empty database',
      { control: { emptyRevisions: ['0005', '0006'], isLockSeen: true } },
      found(uncontrolled, ['control', 'no revision in an empty database', '0005, 0006'], another),
    ],
    [
      'the watcher does not see our lock',
      { control: { emptyRevisions: [], isLockSeen: false } },
      found(
        uncontrolled,
        ['control', 'a lock of our own is seen by the watcher', 'it is not'],
        again,
      ),
    ],
    [
      'nobody asked the watcher',
      { control: { emptyRevisions: [] } },
      found(
        uncontrolled,
        ['control', 'a lock of our own is seen by the watcher', 'it is not'],
        again,
      ),
    ],
  ])('holds where %s', async (_, rest, judgement) => {
    expect(await judged(rest)).toStrictEqual(judgement);
  });
});

describe('the heads', () => {
  const merge = 'Merge them: a migration that stands on both, and does nothing else.';
  const say = 'Say how many there are meant to be: `heads`.';
  const two = { heads: ['a', 'b'], headCount: 2, forks: [{ of: 'crm', heads: ['a', 'b'] }] };

  it('fail by every fork where the plan does not say how many there are', async () => {
    const forks = [...two.forks, { of: 'shop', heads: ['c', 'd', 'e'] }];
    const findings = [
      { where: 'heads', expected: 'one head of crm', seen: '2: a, b' },
      { where: 'heads', expected: 'one head of shop', seen: '3: c, d, e' },
    ];
    expect(await judged({ ...two, headCount: 5, forks })).toStrictEqual({
      ...found(fails, ['heads', 'one head of crm', '2: a, b'], merge),
      findings,
    });
  });

  it.each<[string, number, Partial<MigrationEvidence>, Judgement]>([
    ['fewer', 2, {}, found(fails, ['heads', '2 heads', '1: 0007'], say)],
    ['more', 1, two, found(fails, ['heads', 'one head', '2: a, b'], merge)],
  ])('fail where there are %s than the plan says', async (_, heads, rest, judgement) => {
    expect(await judged(rest, { heads })).toStrictEqual(judgement);
  });

  it('pass where there are as many as the plan says, forked or not', async () => {
    expect(await judged({}, { heads: 1 })).toMatchObject({ outcome: 'pass' });
    expect(await judged(two, { heads: 2 })).toMatchObject({ outcome: 'pass' });
  });

  it('hide nothing that comes after them', async () => {
    const { findings } = await judged({ fresh: undefined }, { heads: 1 });
    expect(findings.map(({ where }) => where)).toStrictEqual(['empty database']);
  });

  it('pass where each of many apps has one', async () => {
    const apps = { heads: ['crm.2', 'shop.4'], headCount: 2 };
    expect(await judged(apps)).toMatchObject({ outcome: 'pass' });
  });

  it('hold where there are none, whatever the plan says', async () => {
    const remedy = 'Name the folder of the migrations: `directory`.';
    const none = found(lacks, ['heads', 'a migration', 'no head at all'], remedy);
    expect(await judged({ heads: [], headCount: 0 })).toStrictEqual(none);
    expect(await judged({ heads: [], headCount: 0 }, { heads: 1 })).toStrictEqual(none);
  });
});
