import { describe, expect, it } from '@jest/globals';
import type {
  IdentityEvidence,
  SeparationEvidence,
} from '../../../src/probes/environment-separation/evidence.ts';
import { evidence, judge } from '../../../src/probes/environment-separation/judge.ts';
import { declaration } from '../../../src/probes/environment-separation/options.ts';

const production = { keys: { TOKEN: 'live_8f', HOOK: 'live_h' } };
const staging = { keys: { TOKEN: 'test_1c', HOOK: 'test_h' } };
const environments = { production, staging };

const key = (environment: string, name: string): IdentityEvidence => ({
  environment,
  kind: 'key',
  name,
  marks: [`${environment} ${name}`],
  isStable: true,
  isComplete: true,
});

const tokens = [key('production', 'TOKEN'), key('staging', 'TOKEN')];

async function judgeSeen(changes: Partial<SeparationEvidence>, options: object = {}) {
  const seen = { identities: tokens, modes: [], forbidden: [], ...changes };
  const given = declaration.options.parse({ environments, ...options });
  return await judge(evidence.schema.parse(seen), given);
}

const mode = (environment: string, name: string, matches: boolean) => ({
  environment,
  name,
  matches,
});

const passed = (summary: string) => ({ outcome: 'pass', summary, findings: [] });

describe('the modes of keys', () => {
  const keyModes = { TOKEN: { production: '^live_', staging: '^test_' } };
  const right = [mode('production', 'TOKEN', true), mode('staging', 'TOKEN', true)];

  it('pass where each key is as the plan says', async () => {
    expect(await judgeSeen({ modes: right }, { keyModes })).toStrictEqual(
      passed(
        'production, staging have 1 pair of things, each their own; 2 keys of the right mode.',
      ),
    );
    const one = { TOKEN: { staging: '^test_' } };
    expect(await judgeSeen({ modes: right.slice(1) }, { keyModes: one })).toStrictEqual(
      passed('production, staging have 1 pair of things, each their own; 1 key of the right mode.'),
    );
  });

  it.each<[string, SeparationEvidence['modes']]>([
    ['alone', [mode('production', 'TOKEN', true), mode('staging', 'TOKEN', false)]],
    [
      'beside keys that are right: of another name, and of another environment',
      [
        mode('staging', 'HOOK', true),
        mode('production', 'TOKEN', true),
        mode('staging', 'TOKEN', false),
      ],
    ],
  ])('fail where one key is of another mode, %s', async (_, modes) => {
    const where = 'TOKEN of staging';
    const expected = 'a key that matches `^test_`';
    expect(await judgeSeen({ modes }, { keyModes })).toStrictEqual({
      outcome: 'fail',
      reason: 'assertion',
      summary: `${where}: expected ${expected}, seen another one.`,
      findings: [{ where, expected, seen: 'another one' }],
    });
  });

  it.each<[string, SeparationEvidence['modes']]>([
    ['nothing is told of it', [mode('production', 'TOKEN', true)]],
    [
      'another of its environment was',
      [mode('production', 'TOKEN', true), mode('staging', 'HOOK', true)],
    ],
  ])('hold where one key was not looked at: %s', async (_, modes) => {
    const where = 'TOKEN of staging';
    const [expected, seen] = ['`^test_`', 'it was not looked at'];
    expect(await judgeSeen({ modes }, { keyModes })).toStrictEqual({
      outcome: 'inconclusive',
      reason: 'no-data',
      summary: `${where}: expected ${expected}, seen ${seen}.`,
      findings: [{ where, expected, seen }],
    });
  });
});

describe('connections that must fail', () => {
  const forbidden = ['db:5432', 'cache:6379'];
  const near = { to: 'near:5432', end: 'connected' } as const;
  const closed = [
    { to: 'db:5432', end: 'timeout' },
    { to: 'cache:6379', end: 'refused' },
  ] as const;
  const expected = 'none from this machine';

  it('pass with how each ended', async () => {
    const seen = { identities: [], forbidden: [...closed], control: near };
    expect(await judgeSeen(seen, { forbidden })).toStrictEqual(
      passed('no connection to db:5432 (timeout); no connection to cache:6379 (refused).'),
    );
    expect(await judgeSeen({ ...seen, identities: tokens }, { forbidden })).toStrictEqual(
      passed(
        'production, staging have 1 pair of things, each their own; no connection to db:5432 (timeout); no connection to cache:6379 (refused).',
      ),
    );
  });

  it('are told of in 400 characters', async () => {
    const to = 'x'.repeat(500);
    const seen = { identities: [], forbidden: [{ to, end: 'refused' as const }], control: near };
    const judged = await judgeSeen(seen, { forbidden: ['db:5432'] });
    expect(judged).toStrictEqual(passed(`no connection to ${'x'.repeat(383)}`));
  });

  it('fail where one does not', async () => {
    const tried = [{ to: 'db:5432', end: 'connected' as const }, closed[1]];
    const where = 'connection to db:5432';
    expect(await judgeSeen({ forbidden: tried, control: near }, { forbidden })).toStrictEqual({
      outcome: 'fail',
      reason: 'assertion',
      summary: `${where}: expected ${expected}, seen connected.`,
      findings: [{ where, expected, seen: 'connected' }],
      remedy: 'Close the way: firewall, private network, allow-list of the server.',
    });
  });

  it.each<[string, SeparationEvidence['forbidden'], object]>([
    [
      'a name is not known',
      [closed[0], { to: 'cache:6379', end: 'dns' }],
      {
        where: 'connection to cache:6379',
        expected,
        seen: 'its name is not known here, which closes no way',
      },
    ],
    ['one was not tried', [closed[0]], { where: 'forbidden', expected: '2 tries', seen: '1' }],
    ['none was tried', [], { where: 'forbidden', expected: '2 tries', seen: '0' }],
  ])('hold where %s', async (_, tried, finding) => {
    const judged = await judgeSeen({ forbidden: tried, control: near }, { forbidden });
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    expect(judged.findings).toStrictEqual([finding]);
  });

  it.each<[string, SeparationEvidence['control'], string, string]>([
    [
      'what must be reachable is not',
      { to: 'near:5432', end: 'refused' },
      'connection to near:5432',
      'refused',
    ],
    [
      'nothing must be reachable',
      undefined,
      'connection to what must be reachable',
      'nothing was named',
    ],
  ])('prove nothing where %s', async (_, control, where, seen) => {
    expect(await judgeSeen({ forbidden: [...closed], control }, { forbidden })).toStrictEqual({
      outcome: 'inconclusive',
      reason: 'control-failed',
      summary: `${where}: expected connected, seen ${seen}.`,
      findings: [{ where, expected: 'connected', seen }],
      remedy: 'Name by `reachable` an address that this machine does reach.',
    });
  });
});

describe('nothing to compare', () => {
  it('holds', async () => {
    const judged = await judgeSeen({ identities: tokens }, { same: ['TOKEN'] });
    const expected = 'something to compare';
    expect(judged).toStrictEqual({
      outcome: 'inconclusive',
      reason: 'no-data',
      summary: `environments: expected ${expected}, seen nothing.`,
      findings: [{ where: 'environments', expected, seen: 'nothing' }],
      remedy: 'Name the same things in two environments: database, redis, values, keys, hosts.',
    });
  });

  it('is no hindrance where the mode of a key was looked at', async () => {
    const keyModes = { TOKEN: { staging: '^test_' } };
    const modes = [mode('staging', 'TOKEN', true)];
    expect(await judgeSeen({ modes }, { keyModes, same: ['TOKEN'] })).toStrictEqual(
      passed('1 key of the right mode.'),
    );
  });

  it.each<[string, string, string]>([
    ['holds for a key that is named like a password', 'API password', 'inconclusive'],
    ['is well for the password of a server that needs none', 'redis password', 'pass'],
  ])('%s', async (_, name, outcome) => {
    const judged = await judgeSeen({ identities: [...tokens, key('production', name)] });
    expect(judged.outcome).toBe(outcome);
  });
});
