import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connectGitHub } from '../../src/github/octokit.ts';
import type { GitHubPort } from '../../src/github/port.ts';
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts';
import { BOT, STRANGER } from '../support/github/seed.ts';

const BIG = 'x'.repeat(1_048_577);
const RUN = { id: 5_000, attempt: 2, path: '.github/workflows/gate.yml@main' };

let github: LocalGitHub;
let port: GitHubPort;
let seen = 0;

async function connect(target: LocalGitHub): Promise<GitHubPort> {
  const { token, repository } = target;
  return connectGitHub({ token, repository, apiUrl: `${target.url}/` });
}

/** Requests since the last test began, or since this was last asked. */
function countRequests(): number {
  const count = github.requests().length - seen;
  seen = github.requests().length;
  return count;
}

beforeAll(async () => {
  github = await startLocalGitHub({
    files: {
      '.github/holdpoint.yml': 'version: 1 # naïve\n',
      'docs/a b#c?d%.json': '{"a":1}',
      'big.txt': BIG,
    },
    pullRequests: [
      { changes: [{ filename: 'new.ts', previous_filename: 'old.ts' }, { filename: 'a.ts' }] },
      { changes: Array.from({ length: 250 }, (_, index) => ({ filename: `${index}.ts` })) },
      { changes: Array.from({ length: 3_001 }, (_, index) => ({ filename: `${index}.ts` })) },
    ],
    runs: [RUN],
  });
  port = await connect(github);
}, 30_000);
afterAll(() => github.close());
afterEach(() => {
  expect(github.violations()).toEqual([]);
  countRequests();
});

describe('readFile', () => {
  it.each([
    ['.github/holdpoint.yml', 'version: 1 # naïve\n'],
    ['./.github//holdpoint.yml', 'version: 1 # naïve\n'],
    ['docs/a b#c?d%.json', '{"a":1}'],
  ])('reads %s in one request', async (path, text) => {
    expect(await port.readFile(path, 'main')).toBe(text);
    expect(countRequests()).toBe(1);
  });

  it('proves once that the ref can be read before it says that a file is not there', async () => {
    const fresh = await connect(github);
    const { headSha = '' } = github.pullRequests[0] ?? {};
    expect(await fresh.readFile('nothing.yml', headSha)).toBeUndefined();
    expect(countRequests()).toBe(2);
    expect(await fresh.readFile('nothing-else.yml', headSha)).toBeUndefined();
    expect(countRequests()).toBe(1);
  });

  it('does not say "not there" of a ref that nobody can read', async () => {
    await expect(port.readFile('.github/holdpoint.yml', 'no-such-branch')).rejects.toMatchObject({
      name: 'GitHubError',
      status: 404,
      message: expect.stringContaining('permissions: contents: read'),
    });
  });

  it.each([
    ['docs', 'is not a file'],
    ['big.txt', 'larger than'],
    ['../other/contents/x', 'no path of a file'],
    ['a/../../x', 'no path of a file'],
    ['/etc/passwd', 'no path of a file'],
    ['docs/', 'no path of a file'],
    ['', 'no path of a file'],
  ])('refuses %j', async (path, words) => {
    await expect(port.readFile(path, 'main')).rejects.toMatchObject({
      name: 'GitHubError',
      message: expect.stringContaining(words),
    });
  });
});

describe('listChangedPaths', () => {
  it('has the old name of a renamed file too', async () => {
    expect(await port.listChangedPaths(1)).toEqual(['new.ts', 'old.ts', 'a.ts']);
  });

  it('reads every page', async () => {
    const paths = await port.listChangedPaths(2);
    expect(paths).toHaveLength(250);
    expect(countRequests()).toBe(3);
  });

  it('does not take the 3,000 that GitHub lists for all of them', async () => {
    await expect(port.listChangedPaths(3)).rejects.toThrow('not known');
  });
});

describe('comments', () => {
  it('are created, changed and deleted, and gone is gone', async () => {
    const created = await port.createComment(1, 'one');
    expect(created).toMatchObject({ body: 'one', author: BOT });
    const updated = await port.updateComment(created.id, 'two');
    expect(updated).toMatchObject({ id: created.id, body: 'two' });
    expect(await port.listComments(1)).toEqual([updated]);
    await port.deleteComment(created.id);
    await port.deleteComment(created.id);
    expect(await port.listComments(1)).toEqual([]);
  });

  it('are listed to the last page, oldest first', async () => {
    for (let index = 0; index < 101; index += 1) await github.comment(2, STRANGER, `${index}`);
    const comments = await port.listComments(2);
    expect(comments.map(({ body }) => body)).toEqual(Array.from({ length: 101 }, (_, i) => `${i}`));
    expect(countRequests()).toBe(2);
  });

  it('of others can’t be changed', async () => {
    const { id } = await github.comment(1, STRANGER, 'mine');
    await expect(port.updateComment(id, 'yours')).rejects.toMatchObject({ status: 403 });
    await expect(port.deleteComment(id)).rejects.toMatchObject({ status: 403 });
    expect(await github.comments(1)).toEqual([{ id, author: STRANGER, body: 'mine' }]);
  });

  it('may be too long', async () => {
    await expect(port.createComment(1, 'x'.repeat(65_537))).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('maximum is 65536 characters'),
    });
  });
});

describe('createStatus', () => {
  it('posts what it is given', async () => {
    const { headSha = '' } = github.pullRequests[0] ?? {};
    const status = { state: 'error', context: 'holdpoint/a/b', description: 'd' } as const;
    await port.createStatus(headSha, status);
    await port.createStatus(headSha, { ...status, targetUrl: 'https://ci.example/1' });
    expect(github.statuses(headSha)).toEqual([
      status,
      { ...status, targetUrl: 'https://ci.example/1' },
    ]);
  });
});

describe('findRun', () => {
  it('finds a run, its attempt and the path of its workflow', async () => {
    expect(await port.findRun('5000')).toMatchObject({
      id: '5000',
      attempt: 2,
      workflowPath: '.github/workflows/gate.yml',
    });
  });

  it('says of a run that nobody knows that it is not there', async () => {
    expect(await port.findRun('5001')).toBeUndefined();
  });

  it.each(['99999999999999999999', '9007199254740993', '5000/../5000', '', '-1'])(
    'asks nobody about %j, which is no id',
    async (id) => {
      expect(await port.findRun(id)).toBeUndefined();
      expect(countRequests()).toBe(0);
    },
  );
});
