import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { GitHubPort } from '../../../src/github/port.ts';
import { connectTo } from '../../support/github/connect.ts';
import { type LocalGitHub, startLocalGitHub } from '../../support/github/local-github.ts';

let github: LocalGitHub;
let port: GitHubPort;
let start = '';

beforeAll(async () => {
  github = await startLocalGitHub({ files: { 'a.txt': 'a' }, pullRequests: [{ author: 'ana' }] });
  start = await github.readMain();
  port = await connectTo(github);
}, 30_000);
afterAll(() => github.close());
afterEach(() => expect(github.violations()).toEqual([]));

describe('findCommit', () => {
  it('has tree, parents, time and author', async () => {
    const { headSha = '' } = github.pullRequests[0] ?? {};
    expect(await port.findCommit(headSha)).toEqual({
      sha: headSha,
      tree: expect.stringMatching(/^[0-9a-f]{40}$/),
      parents: [start],
      committedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      author: 'ana',
    });
  });

  it('follows a branch', async () => {
    expect(await port.findCommit('main')).toMatchObject({ sha: start });
  });

  it.each(['f'.repeat(40), 'no-such-branch', 'change-1/../main'])(
    'says of %s that it is not there',
    async (ref) => expect(await port.findCommit(ref)).toBeUndefined(),
  );

  it('says so too where GitHub takes it for a broken name', async () => {
    const message = 'No commit found for SHA: x';
    github.queueFault({ kind: 'answer', status: 422, body: { message } });
    expect(await port.findCommit('x')).toBeUndefined();
  });

  it('shows that equal trees are equal: a squash of an only change has its tree', async () => {
    const pull = await github.openPullRequest({ files: { 'tree.txt': 'same' } });
    const merge = await github.mergePullRequest(pull.number, { method: 'squash' });
    const [head, merged] = await Promise.all([
      port.findCommit(pull.headSha),
      port.findCommit(merge),
    ]);
    expect(merged?.tree).toBe(head?.tree);
    expect(merged?.sha).not.toBe(head?.sha);
  });

  it('and that they differ once something else came between', async () => {
    const pull = await github.openPullRequest({ files: { 'late.txt': 'late' } });
    await github.pushToMain({ 'between.txt': 'between' });
    const merge = await github.mergePullRequest(pull.number);
    const [head, merged] = await Promise.all([
      port.findCommit(pull.headSha),
      port.findCommit(merge),
    ]);
    expect(merged?.tree).not.toBe(head?.tree);
    expect(merged?.parents).toHaveLength(2);
    expect(await port.readFile('between.txt', merge)).toBe('between');
    expect(await port.readFile('late.txt', merge)).toBe('late');
  });
});

describe('compareCommits', () => {
  it('lists what the head has and the base lacks, oldest first, over pages', async () => {
    const base = await github.readMain();
    const pushed: string[] = [];
    for (let index = 0; index < 101; index += 1) {
      pushed.push(await github.pushToMain({ 'n.txt': String(index) }));
    }
    const before = github.requests().length;
    expect(await port.compareCommits(base, 'main')).toEqual({
      status: 'ahead',
      commits: pushed,
      isComplete: true,
    });
    expect(github.requests().length - before).toBe(2);
  });

  it('knows behind, identical and diverged', async () => {
    const { headSha = '' } = github.pullRequests[0] ?? {};
    expect(await port.compareCommits('main', start)).toMatchObject({
      status: 'behind',
      commits: [],
      isComplete: true,
    });
    expect(await port.compareCommits(start, start)).toMatchObject({ status: 'identical' });
    expect(await port.compareCommits('main', headSha)).toEqual({
      status: 'diverged',
      commits: [headSha],
      isComplete: true,
    });
  });

  it('says it if GitHub lists fewer commits than it counts', async () => {
    const commits = [{ sha: 'a'.repeat(40) }];
    const body = { status: 'ahead', total_commits: 2, commits };
    github.queueFault({ kind: 'answer', status: 200, body });
    expect(await port.compareCommits(start, 'main')).toMatchObject({ isComplete: false });
  });

  it('stops after a thousand, and says it', async () => {
    const commits = Array.from({ length: 100 }, (_, index) => ({
      sha: (index + 1).toString(16).padStart(40, '0'),
    }));
    const body = { status: 'ahead', total_commits: 5_000, commits };
    const headers = { link: `<${github.url}/x?page=2>; rel="next"` };
    const before = github.requests().length;
    github.queueFault({ kind: 'answer', status: 200, body, headers, times: 10 });
    expect(await port.compareCommits(start, 'main')).toMatchObject({ isComplete: false });
    expect(github.requests().length - before).toBe(10);
  });

  it.each([
    ['', 'main'],
    ['main', 'a...b'],
  ])('refuses %j...%j', async (base, head) => {
    await expect(port.compareCommits(base, head)).rejects.toMatchObject({ status: 400 });
  });

  it('rejects for a commit that is not there', async () => {
    await expect(port.compareCommits('f'.repeat(40), 'main')).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining('permissions: contents: read'),
    });
  });
});

describe('listCommitsOf', () => {
  it('has those that touch the path, newest first, a hundred at most', async () => {
    const commits = await port.listCommitsOf('n.txt', 'main');
    expect(commits).toHaveLength(100);
    expect(commits[0]?.sha).toBe(await github.readMain());
    expect(await port.listCommitsOf('a.txt', 'main')).toMatchObject([{ sha: start }]);
    expect(await port.listCommitsOf('no-such-file', 'main')).toEqual([]);
  });
});
