import { describe, expect, it } from '@jest/globals';
import type { IdentityEvidence } from '../../../src/probes/environment-separation/evidence.ts';
import { judge } from '../../../src/probes/environment-separation/judge.ts';
import { declaration } from '../../../src/probes/environment-separation/options.ts';

type Kind = IdentityEvidence['kind'];

function thing(
  environment: string,
  kind: Kind,
  name: string,
  ...marks: string[]
): IdentityEvidence {
  return {
    environment,
    kind,
    name,
    marks,
    isStable: true,
    isComplete: true,
    shown: marks[0] ?? '',
  };
}

async function judgeThings(identities: IdentityEvidence[], rest: object = {}) {
  const names = ['production', 'staging', 'test'];
  const used = names.filter((name) => identities.some((one) => one.environment === name));
  const environments = Object.fromEntries(used.map((name) => [name, { values: { a: 'b' } }]));
  const options = declaration.options.parse({ environments, ...rest });
  return await judge({ identities, modes: [], forbidden: [] }, options);
}

describe('things of two environments', () => {
  it.each<[string, IdentityEvidence[], string]>([
    [
      'differ',
      [thing('production', 'value', 'a', '1'), thing('staging', 'value', 'a', '2')],
      'pass',
    ],
    [
      'are one',
      [thing('production', 'value', 'a', '1'), thing('staging', 'value', 'a', '1')],
      'fail',
    ],
    [
      'are one server by a second mark: a replica',
      [
        thing('production', 'redis', 'redis', '1', 'r'),
        thing('staging', 'redis', 'redis', '2', 'r'),
      ],
      'fail',
    ],
    [
      'are one key under two names',
      [
        thing('production', 'key', 'A', '1'),
        thing('production', 'key', 'B', '2'),
        thing('staging', 'key', 'A', '3'),
        thing('staging', 'key', 'B', '1'),
      ],
      'fail',
    ],
    [
      'are one value under two names, which says nothing',
      [
        thing('production', 'value', 'A', '1'),
        thing('production', 'value', 'B', '2'),
        thing('staging', 'value', 'A', '3'),
        thing('staging', 'value', 'B', '1'),
      ],
      'pass',
    ],
    [
      'are one key twice in the same environment',
      [
        thing('production', 'key', 'A', '1'),
        thing('production', 'key', 'B', '1'),
        thing('staging', 'key', 'A', '3'),
        thing('staging', 'key', 'B', '4'),
      ],
      'pass',
    ],
    [
      'are one in the second and the third',
      [
        thing('production', 'value', 'a', '1'),
        thing('staging', 'value', 'a', '2'),
        thing('test', 'value', 'a', '2'),
      ],
      'fail',
    ],
    [
      'are missing in one',
      [
        thing('production', 'value', 'a', '1'),
        thing('staging', 'value', 'a', '2'),
        thing('production', 'key', 'K', '3'),
      ],
      'inconclusive',
    ],
    [
      'have other names, so that nothing is compared',
      [thing('production', 'value', 'a', '1'), thing('staging', 'value', 'b', '2')],
      'inconclusive',
    ],
    [
      'have no address that could be compared',
      [
        thing('production', 'host', 'a', '1'),
        { ...thing('staging', 'host', 'a', '2'), isComplete: false },
      ],
      'inconclusive',
    ],
  ])('%s', async (_, identities, outcome) => {
    expect((await judgeThings(identities)).outcome).toBe(outcome);
  });

  it('may be the same where the plan says so, if something else is not', async () => {
    const shared = [thing('production', 'value', 'a', '1'), thing('staging', 'value', 'a', '1')];
    const same = { same: ['a'] };
    expect(await judgeThings(shared, same)).toMatchObject({
      outcome: 'inconclusive',
      reason: 'no-data',
    });
    const own = [thing('production', 'value', 'b', '1'), thing('staging', 'value', 'b', '2')];
    expect((await judgeThings([...shared, ...own], same)).outcome).toBe('pass');
  });

  it('are named where they are one', async () => {
    const judged = await judgeThings([
      thing('production', 'database', 'database', 'cluster 7'),
      thing('staging', 'database', 'database', 'cluster 7'),
    ]);
    expect(judged.findings).toEqual([
      {
        where: 'database of production and staging',
        expected: 'one of its own for each',
        seen: 'the same: cluster 7',
      },
    ]);
  });
});

describe('connections that must fail', () => {
  const environments = { staging: { values: { a: 'b' } } };
  const options = declaration.options.parse({ environments, forbidden: ['db:5432', 'cache:6379'] });
  type End = 'connected' | 'refused' | 'timeout' | 'unreachable' | 'dns';
  const run = async (ends: End[], near?: End) =>
    await judge(
      {
        identities: [],
        modes: [],
        forbidden: ends.map((end, index) => ({ to: `h${index}:1`, end })),
        ...(near === undefined ? {} : { control: { to: 'near:1', end: near } }),
      },
      options,
    );

  it.each<[End[], End | undefined, string, string | undefined]>([
    [['refused', 'timeout'], 'connected', 'pass', undefined],
    [['unreachable', 'refused'], 'connected', 'pass', undefined],
    [['refused', 'connected'], 'connected', 'fail', 'assertion'],
    [['refused', 'connected'], 'timeout', 'fail', 'assertion'],
    [['refused', 'dns'], 'connected', 'inconclusive', 'no-data'],
    [['refused'], 'connected', 'inconclusive', 'no-data'],
    [['refused', 'refused'], 'refused', 'inconclusive', 'control-failed'],
    [['refused', 'refused'], undefined, 'inconclusive', 'control-failed'],
  ])('end by %j, with %s nearby: %s', async (ends, near, outcome, reason) => {
    const judged = await run(ends, near);
    expect([judged.outcome, judged.reason]).toEqual([outcome, reason]);
  });
});
