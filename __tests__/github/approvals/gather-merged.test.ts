import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type LocalGitHub, startLocalGitHub } from '../../support/github/local-github.ts';
import type { MergeMethod } from '../../support/github/seed.ts';
import { ALL_PERMISSIONS } from '../../support/github/seed.ts';
import { decide, gather, pullOf, rulesOf } from './ask-approvals.ts';

let github: LocalGitHub;
let baseline: string;

beforeEach(async () => {
  github = await startLocalGitHub({ permissions: { ...ALL_PERMISSIONS, contents: 'write' } });
  baseline = await github.readMain();
}, 30_000);
afterEach(() => {
  expect(github.violations()).toEqual([]);
  return github.close();
});

async function open(author: string, file: string): Promise<number> {
  return (await github.openPullRequest({ author, files: { [file]: file } })).number;
}

async function sign(number: number, by: string): Promise<void> {
  await github.comment(number, by, `/sign-off po ${pullOf(github, number).headSha}`);
}

function merge(number: number, method: MergeMethod): Promise<string> {
  return github.mergePullRequest(number, { method });
}

const METHODS: readonly MergeMethod[] = ['merge', 'squash', 'rebase'];

describe.each(METHODS)('after a %s', (method) => {
  it('what was signed stays signed', async () => {
    const number = await open('bob', 'a');
    await sign(number, 'ana');
    const commit = await merge(number, method);
    expect(await decide(github, { commit, baselineCommit: baseline })).toEqual(['po signed']);
    expect(await decide(github, { commit })).toEqual(['po signed']);
    expect(await decide(github, { commit, pullRequest: number })).toEqual(['po signed']);
  });

  it('several commits of one pull request are one thing to sign', async () => {
    const number = await open('bob', 'a');
    await github.push(number, { b: 'b' });
    await github.push(number, { c: 'c' });
    await sign(number, 'ana');
    const commit = await merge(number, method);
    const facts = await gather(github, { commit, baselineCommit: baseline });
    expect(facts.pullRequests.map((one) => one.number)).toEqual([number]);
    expect(await decide(github, { commit, baselineCommit: baseline })).toEqual(['po signed']);
  });

  it('an unsigned pull request before it holds', async () => {
    const first = await open('bob', 'a');
    await merge(first, method);
    const second = await open('carla', 'b');
    await sign(second, 'ana');
    const commit = await merge(second, method);
    const request = { commit, baselineCommit: baseline };
    const [state] = await decide(github, request);
    expect(state).toBe('po missing');
    const facts = await gather(github, request);
    expect(facts.pullRequests.map((one) => one.number)).toEqual([first, second]);
    // Signed now, on the first itself.
    await sign(first, 'ana');
    expect(await decide(github, request)).toEqual(['po signed']);
  });

  it('a commit without a pull request holds, until the deployed commit itself is signed', async () => {
    const stray = await github.pushToMain({ stray: 'x' });
    const number = await open('bob', 'a');
    await sign(number, 'ana');
    const commit = await merge(number, method);
    const request = { commit, baselineCommit: baseline };
    const facts = await gather(github, request);
    expect(facts.strayCommits.map(({ sha }) => sha)).toEqual([stray]);
    expect((await decide(github, request))[0]).toBe('po missing');
    await github.comment(number, 'ana', `/sign-off po ${commit}`);
    expect(await decide(github, request)).toContain('po signed');
  });

  it('a sign-off of the head before last does not count', async () => {
    const number = await open('bob', 'a');
    await sign(number, 'ana');
    await github.push(number, { evil: 'x' });
    const commit = await merge(number, method);
    expect((await decide(github, { commit, baselineCommit: baseline }))[0]).toBe('po missing');
  });
});

describe('what a commit ships', () => {
  it('is nothing but itself if it is what runs already', async () => {
    const number = await open('bob', 'a');
    const commit = await merge(number, 'squash');
    const facts = await gather(github, { commit, baselineCommit: commit });
    expect(facts.pullRequests.map((one) => one.number)).toEqual([number]);
  });

  it('is signed on the commit if there is no pull request at all', async () => {
    const commit = await github.pushToMain({ a: 'a' });
    expect(await decide(github, { commit })).toEqual(['po missing']);
    const rules = rulesOf();
    const { connectTo } = await import('../../support/github/connect.ts');
    const ana = await connectTo(github, github.tokenOf('ana'));
    await ana.createCommitComment(commit, `/sign-off po ${commit}`);
    expect(await decide(github, { commit, rules })).toEqual(['po signed']);
  });

  it('is not known whole if the last deployment is on no way to it', async () => {
    const number = await open('bob', 'a');
    await sign(number, 'ana');
    const commit = await merge(number, 'merge');
    const request = { commit, baselineCommit: 'f'.repeat(40) };
    expect(await gather(github, request)).toMatchObject({ isComplete: false });
    expect((await decide(github, request))[0]).toBe('po incomplete');
  });

  it('is not known whole if GitHub lists less than there is', async () => {
    const number = await open('bob', 'a');
    await sign(number, 'ana');
    const commit = await merge(number, 'merge');
    const body = {
      status: 'ahead',
      total_commits: 1_200,
      commits: [{ sha: commit }],
    };
    github.queueFault({ kind: 'answer', status: 200, body, match: /^GET .*\/compare\// });
    expect((await decide(github, { commit, baselineCommit: baseline }))[0]).toBe('po incomplete');
  });

  it('is the branch of a pull request that is deployed before the merge', async () => {
    const number = await open('bob', 'a');
    await github.push(number, { b: 'b' });
    const { headSha: commit } = pullOf(github, number);
    const request = { commit, baselineCommit: baseline };
    expect((await decide(github, request))[0]).toBe('po missing');
    await sign(number, 'ana');
    expect(await decide(github, request)).toEqual(['po signed']);
    expect((await decide(github, { ...request, deployers: ['ana'] }))[0]).toBe('po missing');
  });
});

describe('a merge group', () => {
  const groupOf = (number: number) => ({
    headRef: `gh-readonly-queue/main/pr-${number}-${baseline}`,
    baseSha: baseline,
  });

  it.each(METHODS)('inherits what was signed of its pull request (%s)', async (method) => {
    const number = await open('bob', 'a');
    const commit = await merge(number, method);
    const request = { commit, mergeGroup: groupOf(number) };
    expect((await decide(github, request))[0]).toBe('po missing');
    await sign(number, 'ana');
    expect(await decide(github, request)).toEqual(['po signed']);
  });

  it('holds for every commit that no pull request accounts for', async () => {
    const number = await open('bob', 'a');
    await sign(number, 'ana');
    const commit = await github.pushToMain({ squashed: 'x' });
    const mergeGroup = groupOf(number);
    expect(await decide(github, { commit, mergeGroup })).toEqual(['po signed']);
    const next = await github.pushToMain({ more: 'y' });
    const facts = await gather(github, { commit: next, mergeGroup });
    expect(facts.strayCommits.map(({ sha }) => sha)).toEqual([commit]);
  });

  it.each([
    'gh-readonly-queue/main/pr-x-1',
    'main',
    `gh-readonly-queue/main/pr-999-${'a'.repeat(40)}`,
  ])('of the branch %s is of no pull request', async (headRef) => {
    const commit = await github.pushToMain({ squashed: 'x' });
    const mergeGroup = { headRef, baseSha: baseline };
    const facts = await gather(github, { commit, mergeGroup });
    expect(facts).toMatchObject({ pullRequests: [], strayCommits: [{ sha: commit }] });
  });
});

describe('approvals of the environment', () => {
  async function run(more: object, approvals: object[]) {
    const number = await open('bob', 'a');
    const commit = await merge(number, 'squash');
    github.addRun({
      id: 77,
      attempt: 1,
      path: '.github/workflows/x.yml',
      headSha: commit,
      ...more,
    });
    for (const approval of approvals) github.approveRun(77, approval as never);
    const rules = rulesOf(['po'], {}, { environmentApprovals: true });
    return decide(github, { commit, rules, useEnvironmentApprovals: true });
  }

  it('count where they are asked for', async () => {
    expect(await run({}, [{ by: 'ana', environments: ['production'] }])).toEqual(['po signed']);
  });

  it.each<[string, object, object[]]>([
    ['of another environment', {}, [{ by: 'ana', environments: ['staging'] }]],
    [
      'of a run of another commit',
      { headSha: 'f'.repeat(40) },
      [{ by: 'ana', environments: ['production'] }],
    ],
    [
      'of a run that was started again',
      { attempt: 2 },
      [{ by: 'ana', environments: ['production'] }],
    ],
    ['that is a rejection', {}, [{ by: 'ana', environments: ['production'], state: 'rejected' }]],
    [
      'beside a rejection of the same person',
      {},
      [
        { by: 'ana', environments: ['production'] },
        { by: 'ana', environments: ['production'], state: 'rejected' },
      ],
    ],
    ['of a stranger', {}, [{ by: 'mallory', environments: ['production'] }]],
  ])('do not count %s', async (_, more, approvals) => {
    expect(await run(more, approvals)).toEqual(['po missing']);
  });
});
