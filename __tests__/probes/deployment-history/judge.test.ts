import { describe, expect, it } from '@jest/globals';
import type {
  DeploymentCandidate,
  DeploymentHistoryEvidence,
} from '../../../src/probes/deployment-history/evidence.ts';
import { judge } from '../../../src/probes/deployment-history/judge.ts';
import {
  type DeploymentHistoryOptions,
  declaration,
} from '../../../src/probes/deployment-history/options.ts';

const commit = '3f2a9c4e5b6d7f8091a2b3c4d5e6f708192a3b4c';
const digest = `sha256:${'a1'.repeat(32)}`;
const other = `sha256:${'b2'.repeat(32)}`;
const plan = 'c3'.repeat(32);
const workflow = '.github/workflows/deploy.yml';
const creator = 'github-actions[bot]';

const say = (state: string, time: string, by = creator) => ({
  state,
  creator: by,
  createdAt: `2026-01-05T${time}.000Z`,
});

const run = {
  attempt: 1,
  workflowPath: workflow,
  headSha: commit,
  event: 'push',
  headRepository: 'acme/crm',
};

const one = (rest: Partial<DeploymentCandidate> = {}): DeploymentCandidate => ({
  deployment: 41,
  attempt: 1,
  runId: '7',
  planDigest: plan,
  run,
  statuses: [say('success', '10:00:00')],
  isCut: false,
  ...rest,
});

async function judged(
  candidates: DeploymentCandidate[],
  rest: Partial<DeploymentHistoryEvidence> = {},
  options: object = {},
) {
  const seen: DeploymentHistoryEvidence = {
    now: '2026-01-05T11:00:00.000Z',
    repository: 'acme/crm',
    commit,
    planDigest: plan,
    environment: 'staging',
    workflow,
    foreign: 0,
    isWhole: true,
    ignored: [],
    candidates,
    ...rest,
  };
  const given = declaration.options.parse({ environment: 'staging', ...options });
  return judge(seen, given as DeploymentHistoryOptions);
}

const finding = async (...given: Parameters<typeof judged>) => {
  const { outcome, reason, findings } = await judged(...given);
  return [outcome, reason, findings[0]?.where, findings[0]?.expected, findings[0]?.seen];
};

const wanted = `a deployment of 3f2a9c4e5b6d by ${workflow}`;

describe('the judge of deployment-history', () => {
  it('says what was the same', async () => {
    const summary = (what: string) =>
      `The same ${what}, 3f2a9c4e5b6d, was verified in staging by deployment 41.`;
    expect(await judged([one()])).toEqual({
      outcome: 'pass',
      summary: summary('commit'),
      findings: [],
    });
    const image = `x@${digest}`;
    expect((await judged([one({ image })], { image: digest })).summary).toBe(
      summary('commit and image'),
    );
  });

  it('passes where an older one that is forged lies below, or a newer one above', async () => {
    const forged = one({ deployment: 42, run: { ...run, event: 'pull_request' } });
    expect((await judged([one(), forged])).outcome).toBe('pass');
    expect((await judged([forged, one()])).outcome).toBe('pass');
  });

  it('says of each why it does not count', async () => {
    const forged = one({ deployment: 42, run: { ...run, event: 'pull_request' } });
    const ignored = [{ deployment: 43, flaw: 'carries no release record' }];
    expect((await judged([forged], { ignored })).findings).toEqual([
      {
        where: 'staging',
        expected: wanted,
        seen: 'deployment 42 names a run that `pull_request` started',
      },
      { where: 'staging', expected: wanted, seen: 'deployment 43 carries no release record' },
    ]);
    expect(await finding([])).toEqual(['fail', 'assertion', 'staging', wanted, 'none']);
  });

  it('holds where not everything was looked at', async () => {
    const seen = 'too many deployments to look at them all';
    const hold = ['inconclusive', 'no-data', 'staging', wanted, seen];
    expect(await finding([], { isWhole: false })).toEqual(hold);
  });

  const at = 'deployment 41';
  const success = `success by ${creator}`;
  it.each([
    [[], false, 'inconclusive', 'no status of it'],
    [[say('success', '10:00:00', 'ana')], false, 'inconclusive', 'no status of it'],
    [[say('success', '10:00:00', 'ana')], true, 'inconclusive', 'too many statuses of others'],
    [[say('failure', '10:00:00')], false, 'fail', 'failure'],
    [[say('error', '10:00:00')], false, 'inconclusive', 'error'],
    [[say('pending', '10:00:00')], false, 'inconclusive', 'pending'],
    [
      [say('failure', '10:10:00', 'ana'), say('success', '10:00:00')],
      false,
      'fail',
      'failure by ana since',
    ],
  ])('reads statuses: %j', async (statuses, isCut, outcome, seen) => {
    const reason = outcome === 'fail' ? 'assertion' : 'no-data';
    expect(await finding([one({ statuses, isCut })])).toEqual([outcome, reason, at, success, seen]);
  });

  it.each([
    ['30m', '10:30:00', 'pass', undefined],
    ['30m', '10:29:59', 'inconclusive', 'verified 29m ago'],
    ['30m', '09:59:00', 'inconclusive', 'verified -1m ago'],
    ['0s', '10:00:00', 'pass', undefined],
  ])('lets it stand for %s, at %s: %s', async (soak, time, outcome, seen) => {
    const now = `2026-01-05T${time}.000Z`;
    const result = await judged([one()], { now }, { soak });
    expect([result.outcome, result.findings[0]?.seen]).toEqual([outcome, seen]);
    expect(result.reason).toBe(outcome === 'pass' ? undefined : 'insufficient-samples');
  });

  it.each([
    ['10:30:00', 'pass', undefined],
    ['10:29:59', 'fail', 'replaced after 29m'],
  ])('counts until another took its place at %s', async (time, outcome, seen) => {
    const statuses = [say('inactive', time), say('success', '10:00:00')];
    const { findings, reason, ...result } = await judged([one({ statuses })]);
    expect([result.outcome, findings[0]?.seen]).toEqual([outcome, seen]);
    expect(reason).toBe(outcome === 'pass' ? undefined : 'threshold');
  });

  it.each([
    ['1h', 'pass'],
    ['59m', 'fail'],
  ])('must not be older than %s', async (maxAge, outcome) => {
    const result = await judged([one()], {}, { maxAge });
    expect(result.outcome).toBe(outcome);
    if (outcome === 'fail') {
      expect(result.findings).toEqual([
        { where: at, expected: 'verified within 59m', seen: '2026-01-05T10:00:00.000Z' },
      ]);
    }
  });

  const toCompare = ['an image to compare', 'none', 'Give the run its `image`, by digest.'];
  const byDigest = 'Give the image by its digest, name@sha256:…: a tag is only a name.';
  const promote = 'Promote the image that was tried instead of a new build.';
  const without = 'a deployment without an image';
  it.each([
    [undefined, digest, 'known', 'pass', []],
    [undefined, digest, 'required', 'inconclusive', toCompare],
    [undefined, undefined, 'required', 'inconclusive', toCompare],
    [digest, `x@${digest}`, 'required', 'pass', []],
    [digest, other, 'known', 'fail', [digest, other, promote]],
    [digest, `x@${other}`, 'known', 'fail', [digest, other, promote]],
    [digest, undefined, 'known', 'inconclusive', [digest, without, undefined]],
    [digest, 'x:v1', 'known', 'inconclusive', [digest, without, undefined]],
    ['x:v1', digest, 'known', 'inconclusive', ['an image by its digest', 'x:v1', byDigest]],
    ['x:v1', 'x:v1', 'known', 'inconclusive', ['an image by its digest', 'x:v1', byDigest]],
  ])('compares images: %s with %s, %s', async (image, tried, wish, outcome, said) => {
    const candidate = one(tried === undefined ? {} : { image: tried });
    const rest = image === undefined ? {} : { image };
    const result = await judged([candidate], rest, { image: wish });
    const [expected, seen, remedy] = said;
    expect(result.outcome).toBe(outcome);
    expect(result.reason).toBe({ fail: 'assertion', inconclusive: 'no-data' }[outcome]);
    expect(result.findings).toEqual(outcome === 'pass' ? [] : [{ where: at, expected, seen }]);
    expect(result.remedy).toBe(remedy);
  });

  it('says what to do where it is too early', async () => {
    const pending = one({ statuses: [say('pending', '10:00:00')] });
    expect((await judged([pending])).remedy).toBe('Wait until it is verified there.');
    expect(await judged([one()], {}, { soak: '2h' })).toEqual({
      outcome: 'inconclusive',
      reason: 'insufficient-samples',
      summary: 'deployment 41: expected to stand for 2h, seen verified 60m ago.',
      findings: [{ where: at, expected: 'to stand for 2h', seen: 'verified 60m ago' }],
      remedy: 'Wait, and run it again.',
    });
  });

  it('names both where it is too old and stood for too short a time', async () => {
    const statuses = [say('inactive', '10:01:00'), say('success', '10:00:00')];
    const result = await judged([one({ statuses })], {}, { maxAge: '59m' });
    expect(result).toMatchObject({ outcome: 'fail', reason: 'threshold' });
    expect(result.findings).toEqual([
      { where: at, expected: 'verified within 59m', seen: '2026-01-05T10:00:00.000Z' },
      { where: at, expected: 'to stand for 30m', seen: 'replaced after 1m' },
    ]);
  });

  it('compares plans only where it is asked to', async () => {
    const candidate = one({ planDigest: 'd4'.repeat(32) });
    expect((await judged([candidate])).outcome).toBe('pass');
    const asked = [[candidate], {}, { samePlan: true }] as const;
    expect(await finding([...asked[0]], asked[1], asked[2])).toEqual([
      'fail',
      'assertion',
      at,
      'the plan c3c3c3c3c3c3',
      'the plan d4d4d4d4d4d4',
    ]);
    expect((await judged([one()], {}, { samePlan: true })).outcome).toBe('pass');
  });

  it('trusts no list that has deployments of other commits in it', async () => {
    expect(await finding([one()], { foreign: 2 })).toEqual([
      'inconclusive',
      'control-failed',
      'deployments',
      'those of 3f2a9c4e5b6d only',
      '2 of another commit',
    ]);
  });
});
