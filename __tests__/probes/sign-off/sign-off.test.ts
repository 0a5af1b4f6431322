import { describe, expect, it } from '@jest/globals';
import type { ApprovalFacts, Statement } from '../../../src/domain/approval.ts';
import { collect } from '../../../src/probes/sign-off/collect.ts';
import { evidence, judge } from '../../../src/probes/sign-off/judge.ts';
import { declaration, type SignOffOptions } from '../../../src/probes/sign-off/options.ts';
import {
  ask,
  facts,
  HEAD,
  MERGE,
  OLD,
  pull,
  rules,
  sign,
} from '../../gate/sign-offs/approval-examples.ts';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { openTools, type Setting, signals } from '../approval-tools.ts';

const DIGEST = 'ab'.repeat(32);
const parse = (options: object) => declaration.options.parse({ role: 'po', ...options });
const run = (setting: Setting, options: SignOffOptions = parse({})) =>
  collect(options, openTools({ rules: rules([ask('po')]), ...setting }), signals);

async function judgeFacts(statements: readonly Statement[], more: Partial<ApprovalFacts> = {}) {
  const { commit = HEAD } = more;
  return judge(await run({ facts: facts(statements, more), commit }), parse({}));
}

describe('what a sign-off says', () => {
  it('is who, when, which commit and by which means', async () => {
    expect(await judgeFacts([sign('ana')])).toEqual({
      outcome: 'pass',
      summary: 'Signed as po by ana for 3f2a9c4e5b6d of #7, by a comment of 2026-01-05T10:00:00Z.',
      findings: [],
    });
  });

  it('is who may sign, and the exact line to paste', async () => {
    const judgement = await judgeFacts([sign('mallory', 'po', { url: 'https://x/1' })]);
    expect(judgement).toEqual({
      outcome: 'pending',
      reason: 'awaiting-person',
      summary: 'Waits for po on 3f2a9c4e5b6d (#7). May sign: ana, dora and eve.',
      findings: [
        {
          expected: 'a sign-off of po for 3f2a9c4e5b6d',
          seen: 'mallory, by a comment of 2026-01-05T10:00:00Z: mallory is not in po',
          where: 'https://x/1',
        },
      ],
      remedy: `Comment on #7 \`/sign-off po ${HEAD}\`.`,
    });
  });

  it('names each pull request that is open, or one line for all', async () => {
    const pullRequests = [
      pull({ shippedAs: 'merge' }),
      pull({ number: 6, headSha: OLD, shippedAs: 'merge' }),
    ];
    const all = `\`/sign-off po ${MERGE}\` on a pull request that is merged with it, or on the commit if there is none`;
    expect(await judgeFacts([], { commit: MERGE, pullRequests })).toMatchObject({
      remedy: `Comment on #7 \`/sign-off po ${HEAD}\` and on #6 \`/sign-off po ${OLD}\`; or for all of them ${all}.`,
    });
    const strayCommits = [{ sha: OLD }];
    expect(
      await judgeFacts([sign('ana')], { commit: MERGE, pullRequests, strayCommits }),
    ).toMatchObject({
      summary: expect.stringContaining('(#6 and commits without a pull request)'),
      remedy: `Comment ${all}.`,
    });
  });

  it('is that nobody may, if all who might are barred', async () => {
    const rosters = { po: { known: true, logins: ['bob'] } as const };
    expect(await judgeFacts([], { rosters })).toMatchObject({
      outcome: 'pending',
      summary: expect.stringContaining('Nobody in the role may'),
      remedy: expect.stringContaining('smallTeam: true'),
    });
  });
});

describe('the figures that a signer is shown', () => {
  const options = parse({ digest: DIGEST.toUpperCase(), figures: 'p95\n210 ms' });
  const asked = rules([ask('po', { digest: DIGEST })]);
  const command = {
    type: 'sign-off',
    role: 'po',
    commit: HEAD,
    digest: DIGEST.slice(0, 12),
  } as const;

  it('stand beside the line, which holds their digest', async () => {
    const seen = await run({ facts: facts([]), rules: asked }, options);
    expect(judge(seen, options)).toMatchObject({
      outcome: 'pending',
      summary: expect.stringContaining('To be judged: p95 210 ms'),
      remedy: `Comment on #7 \`/sign-off po ${HEAD} ${DIGEST.slice(0, 12)}\`.`,
    });
    const signed = await run(
      { facts: facts([sign('ana', 'po', { command })]), rules: asked },
      options,
    );
    expect(judge(signed, options)).toMatchObject({ outcome: 'pass' });
  });

  it.each([
    ['other than those of the rules', { ...options, digest: 'cd'.repeat(32) }, asked],
    ['that a redactor has hidden', { ...options, digest: '[redacted BENCH_DIGEST]' }, asked],
    ['that could not be read', options, rules([ask('po', { digest: 'unknown' })])],
  ])('are an error if their digest is one %s', async (_, given, wanted) => {
    const seen = await run(
      { facts: facts([sign('ana', 'po', { command })]), rules: wanted },
      given,
    );
    expect(judge(seen, given)).toMatchObject({ outcome: 'error', reason: 'config' });
  });

  it('count though the rules forgot them', async () => {
    const seen = await run({ facts: facts([sign('ana')]) }, options);
    expect(judge(seen, options)).toMatchObject({ outcome: 'pending' });
  });
});

describe('a sign-off that can’t be asked for', () => {
  it.each<[string, Setting, SignOffOptions, string]>([
    ['without GitHub', { isAbsent: true }, parse({}), 'auth'],
    ['while GitHub can’t be read', {}, parse({}), 'auth'],
    ['of a role that is none', { facts: facts([]) }, parse({ role: 'pо' }), 'config'],
    ['of another commit', { facts: facts([], { commit: OLD }) }, parse({}), 'internal'],
    ['of no commit', { facts: facts([], { commit: '' }), commit: '' }, parse({}), 'internal'],
    ['that nobody counted', { facts: facts([]) }, parse({ role: 'lead' }), 'internal'],
    [
      'with more than evidence holds',
      {
        facts: facts([], {
          pullRequests: Array.from({ length: 700 }, (_, number) => pull({ number })),
        }),
      },
      parse({}),
      'output-limit',
    ],
  ])('%s is an error', async (_, setting, options, reason) => {
    expect(await catchProbeError(run(setting, options))).toMatchObject({ reason });
  });

  it.each<[string, Partial<ApprovalFacts>, string, string]>([
    ['whose team is hidden', { rosters: { po: { known: false, why: 'hidden' } } }, 'error', 'auth'],
    ['of a commit that ships nobody knows what', { isComplete: false }, 'inconclusive', 'no-data'],
    ['of nothing', { pullRequests: [] }, 'inconclusive', 'no-data'],
  ])('%s is no pass', async (_, more, outcome, reason) => {
    expect(await judgeFacts([sign('ana')], more)).toMatchObject({ outcome, reason });
  });

  it.each([
    [{ figures: 'p95' }, 'digest'],
    [{ digest: DIGEST, environmentApprovals: true }, 'environment'],
    [{ digest: 'abc' }, ''],
    [{ validFor: 'long' }, ''],
  ])('has no options %j', (options, message) => {
    const parsed = declaration.options.safeParse({ role: 'po', ...options });
    expect(parsed.success).toBe(false);
    expect(parsed.error?.message).toContain(message);
  });
});

it('keeps evidence in its own shape, whose time bounds a sign-off', async () => {
  const seen = await run({ facts: facts([sign('ana')]) });
  expect(evidence.schema.parse(seen)).toEqual(seen);
  expect(judge({ ...seen, now: '2026-01-09T12:00:00.000Z' }, parse({}))).toMatchObject({
    outcome: 'pending',
  });
  const short = parse({ validFor: '1h' });
  expect(judge(seen, short)).toMatchObject({ outcome: 'pending' });
});
