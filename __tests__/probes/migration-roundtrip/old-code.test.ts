import { describe, expect, it } from '@jest/globals';
import type { RoundTripEvidence } from '../../../src/probes/migration-roundtrip/evidence.ts';
import {
  broken,
  exits,
  type Finding,
  found,
  having,
  judged,
  lacks,
  withoutSummary,
} from './healthy.ts';

const plan = { oldCode: { directory: 'deployed', smoke: 'pytest -q smoke' } };
const where = 'old code on the new schema';
const uncontrolled = ['inconclusive', 'control-failed'] as const;
const expand =
  'Old instances still serve while the migrations run: expand first, contract in a later release.';
const own = 'Let `oldCode.smoke` use the database that its variables name.';

type OldCode = NonNullable<RoundTripEvidence['oldCode']>;
const smoke = (exitCode: number | null, control: number | null): OldCode => ({
  run: { exitCode, durationMs: 1, said: exitCode === 0 ? '' : 'UndefinedColumn' },
  control,
});

describe('the smoke test of the old code', () => {
  it.each<[string, OldCode | undefined, ReturnType<typeof found>]>([
    [
      'fails where it breaks',
      smoke(1, 1),
      found(exits, [[where, 'exit code 0', 'exit code 1: UndefinedColumn']], expand),
    ],
    [
      'fails where a signal ends it',
      smoke(null, 1),
      found(exits, [[where, 'exit code 0', 'no end of its own: UndefinedColumn']], expand),
    ],
    [
      'holds where it passes on an empty database',
      smoke(0, 0),
      found(uncontrolled, [[`${where}, on an empty database`, 'to fail', 'exit code 0']], own),
    ],
    [
      'holds where a signal ends it on an empty database',
      smoke(0, null),
      found(
        uncontrolled,
        [[`${where}, on an empty database`, 'to fail', 'no end of its own']],
        own,
      ),
    ],
    [
      'holds where nobody ran it',
      undefined,
      found(lacks, [[where, 'a smoke test', 'none: the way up failed']], 'Correct the migrations.'),
    ],
  ])('%s', async (_, oldCode, judgement) => {
    expect(withoutSummary(await judged({ oldCode }, plan))).toStrictEqual(judgement);
  });

  it('passes where it fails on an empty database only', async () => {
    expect((await judged({ oldCode: smoke(0, 1) }, plan)).outcome).toBe('pass');
  });

  it('is not asked for without the plan, or without a migration', async () => {
    expect((await judged({ oldCode: smoke(1, 0) })).outcome).toBe('pass');
    const { findings } = await judged({ trips: [], oldCode: undefined }, plan);
    expect(findings.map((one) => one.where)).toStrictEqual(['migrations']);
  });

  it('stands beside a way up that breaks', async () => {
    const { findings } = await judged(having({ up: broken('x') }), plan);
    expect(findings.map((one) => one.where)).toStrictEqual(['0008, up', where]);
  });
});

describe('the control of a round trip', () => {
  const control = { table: 'public.customers', sawRows: true, sawSchema: true };
  const looks = 'to see a table emptied and a column gone';
  const fill = 'Let `seed` fill a table that has rows before and after the trip.';

  it.each<[string, Partial<typeof control> | undefined, Finding, string | undefined]>([
    ['saw no rows go', { sawRows: false }, ['control', looks, 'nothing'], undefined],
    ['saw no column go', { sawSchema: false }, ['control', looks, 'nothing'], undefined],
    ['was not tried', undefined, ['control', looks, 'no table with rows to try it on'], fill],
  ])('holds where it %s', async (_, rest, finding, remedy) => {
    const seen = having({ control: rest === undefined ? undefined : { ...control, ...rest } });
    expect(withoutSummary(await judged(seen))).toStrictEqual(
      found(uncontrolled, [finding], remedy),
    );
  });
});
