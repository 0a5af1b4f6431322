import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { GitHubPort } from '../../../src/github/port.ts';
import { connectTo } from './connect.ts';
import { type LocalGitHub, startLocalGitHub } from './local-github.ts';

let github: LocalGitHub;
let port: GitHubPort;

beforeAll(async () => {
  github = await startLocalGitHub({
    pullRequests: [
      {
        author: 'ana',
        comments: [{ author: 'bob', body: 'hi', at: '2026-01-05T10:00:00Z' }],
        reviews: [{ author: 'bob' }, { author: 'jonas', state: 'CHANGES_REQUESTED' }],
      },
    ],
  });
  port = await connectTo(github);
}, 30_000);
afterAll(() => github.close());
afterEach(() => expect(github.violations()).toEqual([]));

describe('a pull request of the local GitHub', () => {
  it('begins with what was said of it', async () => {
    expect(await port.listComments(1)).toMatchObject([
      { author: 'bob', body: 'hi', createdAt: '2026-01-05T10:00:00Z' },
    ]);
    expect((await port.listReviews(1)).map(({ author, state }) => [author, state])).toEqual([
      ['bob', 'APPROVED'],
      ['jonas', 'CHANGES_REQUESTED'],
    ]);
  });

  it('moves its head with a push and leaves the reviews where they are', async () => {
    const before = github.pullRequests[0]?.headSha ?? '';
    const after = await github.push(1, { 'more.txt': 'more' }, { at: '2026-01-06T10:00:00Z' });
    expect(github.pullRequests[0]).toMatchObject({ headSha: after, commits: [before, after] });
    expect(await port.findCommit(after)).toMatchObject({
      parents: [before],
      committedAt: '2026-01-06T10:00:00Z',
      author: 'ana',
    });
    expect((await port.listReviews(1))[0]?.commit).toBe(before);
    expect(await port.listChangedPaths(1)).toEqual(['change-1.txt', 'more.txt']);
  });

  it('takes `main` in as the button does', async () => {
    await github.pushToMain({ 'main.txt': 'main' });
    const [parent, main] = [github.pullRequests[0]?.headSha ?? '', await github.readMain()];
    const head = await github.updateBranch(1);
    expect((await port.findCommit(head))?.parents).toEqual([parent, main]);
    expect(await port.readFile('main.txt', head)).toBe('main');
    expect(await port.readFile('more.txt', head)).toBe('more');
  });

  it('can’t be approved by its author', async () => {
    await expect(github.review(1, { author: 'ana' })).rejects.toThrow('own pull request');
  });

  it('has a review that says what a test makes it say', async () => {
    const [review] = await port.listReviews(1);
    github.amendReview(review?.id ?? 0, { state: 'DISMISSED', submitted_at: null });
    expect((await port.listReviews(1))[0]).toMatchObject({ state: 'DISMISSED', submittedAt: '' });
  });

  it('is replayed by a rebase, commit by commit', async () => {
    const main = await github.readMain();
    const merge = await github.mergePullRequest(1, { method: 'rebase', by: 'jonas' });
    const { merged = [], mergeCommit } = github.pullRequests[0] ?? {};
    expect(merged).toHaveLength(2);
    expect(mergeCommit).toBe(merge);
    expect(await port.compareCommits(main, 'main')).toMatchObject({ commits: merged });
    expect(await port.readFile('more.txt', 'main')).toBe('more');
    for (const commit of merged) {
      expect(await port.listPullRequestsOf(commit)).toMatchObject([{ number: 1 }]);
    }
  });

  it('is closed without a merge', async () => {
    const { number } = await github.openPullRequest({ author: 'bob', files: { 'x.txt': 'x' } });
    await github.closePullRequest(number);
    const found = await port.findPullRequest(number);
    expect(found).toMatchObject({ state: 'closed', author: 'bob' });
    expect(found).not.toHaveProperty('mergedAt');
  });
});
