import { describe, expect, it } from '@jest/globals';
import { compareIdentities } from '../../../src/probes/environment-separation/compare-identities.ts';
import type { IdentityEvidence } from '../../../src/probes/environment-separation/evidence.ts';
import { declaration } from '../../../src/probes/environment-separation/options.ts';

const given = { values: { bucket: 'b' } };

function compare(identities: IdentityEvidence[], names = ['production', 'staging']) {
  const environments = Object.fromEntries(names.map((name) => [name, given]));
  const forbidden = ['db:5432'];
  return compareIdentities(identities, declaration.options.parse({ environments, forbidden }));
}

/** The bucket of an environment, each their own. */
const bucket = (
  environment: string,
  changes: Partial<IdentityEvidence> = {},
): IdentityEvidence => ({
  environment,
  kind: 'value',
  name: 'bucket',
  marks: [environment],
  shown: `crm-${environment}`,
  isStable: true,
  isComplete: true,
  ...changes,
});

const key = (environment: string, name: string, mark: string) =>
  bucket(environment, { kind: 'key', name, marks: [mark], shown: undefined });

const same = (where: string, seen: string) => ({
  outcome: 'fail',
  reason: 'assertion',
  finding: { where, expected: 'one of its own for each', seen },
});

const missing = (where: string, seen: string) => ({
  outcome: 'inconclusive',
  reason: 'no-data',
  finding: { where, expected: 'in each environment', seen },
  remedy: 'Name it there as well, or in `same` if there is none.',
});

describe('two things with a mark in common', () => {
  it('are shown, unless they are secret', () => {
    const both = ['production', 'staging'].map((name) => bucket(name, { marks: ['x', name] }));
    expect(compare(both)).toStrictEqual({
      marks: [same('bucket of production and staging', 'the same: crm-production')],
      pairs: 1,
    });
    expect(compare([key('production', 'A', 'x'), key('staging', 'A', 'x')])).toStrictEqual({
      marks: [same('A of production and staging', 'the same')],
      pairs: 1,
    });
  });

  it('are one key though they have two names', () => {
    const [a, b] = [key('production', 'A', 'x'), key('staging', 'B', 'x')];
    const { marks, pairs } = compare([a, b]);
    expect(pairs).toBe(1);
    expect(marks[0]).toStrictEqual(same('A and B of production and staging', 'the same'));
  });

  it('are not compared where they are of two kinds', () => {
    const host = bucket('staging', { kind: 'host', marks: ['production'] });
    const { marks, pairs } = compare([bucket('production'), host]);
    expect(pairs).toBe(0);
    expect(marks).toStrictEqual([
      missing('bucket', 'not in staging'),
      missing('bucket', 'not in production'),
    ]);
  });
});

describe('what can’t be compared', () => {
  it.each<[string, Partial<IdentityEvidence>, string]>([
    ['by what it is shown as', { shown: 'db.example' }, 'none for db.example'],
    ['by its name', { shown: undefined }, 'none for bucket'],
  ])('holds without an address, told %s', (_, changes, seen) => {
    const open = bucket('staging', { isComplete: false, ...changes });
    const where = 'bucket of production and staging';
    expect(compare([bucket('production'), open]).marks).toStrictEqual([
      {
        outcome: 'inconclusive',
        reason: 'dns',
        finding: { where, expected: 'two addresses', seen },
      },
    ]);
  });

  it('holds where the second connection found another server', () => {
    const moving = bucket('staging', { isStable: false });
    expect(compare([bucket('production'), moving]).marks).toStrictEqual([
      {
        outcome: 'inconclusive',
        reason: 'control-failed',
        finding: {
          where: 'bucket of staging',
          expected: 'the same over a second connection',
          seen: 'another one',
        },
        remedy: 'Name the server itself and not what spreads connections over several.',
      },
    ]);
  });

  it('holds where one environment lacks it, or two', () => {
    const names = ['production', 'staging', 'test'];
    const two = [bucket('production'), bucket('staging')];
    expect(compare(two, names).marks).toStrictEqual([missing('bucket', 'not in test')]);
    expect(compare(two.slice(1), names).marks).toStrictEqual([
      missing('bucket', 'not in production, test'),
    ]);
  });

  it('is nothing where there is one environment alone', () => {
    expect(compare([bucket('staging')], ['staging'])).toStrictEqual({ marks: [], pairs: 0 });
  });
});
