import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { GitHubPort } from '../../../src/github/port.ts';
import { connectTo } from '../../support/github/connect.ts';
import { type LocalGitHub, startLocalGitHub } from '../../support/github/local-github.ts';

let github: LocalGitHub;
let port: GitHubPort;

beforeAll(async () => {
  github = await startLocalGitHub({
    pullRequests: [
      { author: 'bob', merged: 'merge' },
      { author: 'bob', merged: 'squash' },
      { author: 'bob', merged: 'rebase' },
      { author: 'ana' },
      { author: 'mallory', fork: true },
    ],
  });
  port = await connectTo(github);
}, 30_000);
afterAll(() => github.close());
afterEach(() => expect(github.violations()).toEqual([]));

function get(number: number) {
  const pull = github.pullRequests.find((one) => one.number === number);
  if (pull === undefined) throw new Error(`no pull request ${number}`);
  return pull;
}

describe('findPullRequest', () => {
  it('has head, base and author of an open one', async () => {
    const { headSha, baseSha } = get(4);
    expect(await port.findPullRequest(4)).toEqual({
      number: 4,
      state: 'open',
      author: 'ana',
      headSha,
      headRef: 'change-4',
      baseSha,
      baseRef: 'main',
      isFork: false,
      url: expect.stringContaining('/pull/4'),
    });
  });

  it.each([1, 2, 3])('has the commit that the merge of %d recorded', async (number) => {
    const { mergeCommit, headSha } = get(number);
    const found = await port.findPullRequest(number);
    expect(found).toMatchObject({ state: 'closed', mergeCommit, headSha });
    expect(found?.mergedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('does not take the merge that GitHub tried out for one that was done', async () => {
    const match = /^GET .*\/pulls\/4$/;
    const [owner] = github.repository.split('/');
    const answer = await fetch(`${github.url}/repos/${owner}/crm/pulls/4`, {
      headers: { authorization: `Bearer ${github.token}` },
    });
    const body = { ...((await answer.json()) as object), merge_commit_sha: 'f'.repeat(40) };
    github.queueFault({ kind: 'answer', status: 200, body, match });
    expect(await port.findPullRequest(4)).not.toHaveProperty('mergeCommit');
  });

  it('tells a fork', async () => {
    expect(await port.findPullRequest(5)).toMatchObject({ isFork: true, author: 'mallory' });
  });

  it('says of one that nobody knows that it is not there', async () => {
    expect(await port.findPullRequest(99)).toBeUndefined();
  });
});

describe('listPullRequestsOf', () => {
  it.each([1, 2, 3])('finds %d by the commit that its merge recorded', async (number) => {
    const found = await port.listPullRequestsOf(get(number).mergeCommit ?? '');
    expect(found.map((pull) => pull.number)).toEqual([number]);
    expect(found[0]?.mergeCommit).toBe(get(number).mergeCommit);
  });

  it('finds an open one by its head, and an earlier commit of it after a push', async () => {
    const before = get(4).headSha;
    const after = await github.push(4, { 'more.txt': 'more' });
    expect(after).not.toBe(before);
    for (const commit of [before, after]) {
      expect(await port.listPullRequestsOf(commit)).toMatchObject([{ number: 4, headSha: after }]);
    }
  });

  it('finds none for a commit that somebody pushed to the branch', async () => {
    const stray = await github.pushToMain({ 'stray.txt': 'stray' });
    expect(await port.listPullRequestsOf(stray)).toEqual([]);
  });

  it('rejects for a commit that GitHub does not know', async () => {
    await expect(port.listPullRequestsOf('f'.repeat(40))).rejects.toMatchObject({ status: 422 });
  });
});

describe('listReviews', () => {
  it('has them to the last page, oldest first, with the commit that each is of', async () => {
    const { headSha } = get(4);
    for (let index = 0; index < 101; index += 1) {
      await github.review(4, { author: 'mette', state: 'COMMENTED', body: `${index}` });
    }
    await github.review(4, { author: 'jonas', at: '2026-01-05T10:00:00Z' });
    const reviews = await port.listReviews(4);
    expect(reviews).toHaveLength(102);
    expect(reviews.slice(0, 2).map(({ body }) => body)).toEqual(['0', '1']);
    expect(reviews.at(-1)).toMatchObject({
      author: 'jonas',
      state: 'APPROVED',
      commit: headSha,
      submittedAt: '2026-01-05T10:00:00Z',
    });
  });

  it('sees how GitHub moves a review along when the branch is updated', async () => {
    const id = await github.review(5, { author: 'ana' });
    const old = get(5).headSha;
    expect(await port.listReviews(5)).toMatchObject([{ id, commit: old }]);
    const updated = await github.updateBranch(5);
    expect(await port.listReviews(5)).toMatchObject([{ id, commit: updated }]);
  });

  it('rejects where the pull request is not there', async () => {
    await expect(port.listReviews(99)).rejects.toMatchObject({ status: 404 });
  });
});
