import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { GitHubPort } from '../../../src/github/port.ts';
import { connectTo } from '../../support/github/connect.ts';
import { FAULTS } from '../../support/github/faults.ts';
import { type LocalGitHub, startLocalGitHub } from '../../support/github/local-github.ts';
import { ALL_PERMISSIONS, BOT } from '../../support/github/seed.ts';

let github: LocalGitHub;
let port: GitHubPort;
let commit = '';

beforeAll(async () => {
  github = await startLocalGitHub({
    pullRequests: [{}],
    permissions: { ...ALL_PERMISSIONS, contents: 'write' },
  });
  commit = await github.readMain();
  port = await connectTo(github);
}, 30_000);
afterAll(() => github.close());
afterEach(() => expect(github.violations()).toEqual([]));

describe('a comment of a pull request', () => {
  it('shows that somebody edited it, and only then', async () => {
    const { id } = await github.comment(1, 'ana', '/sign-off tech-lead', '2026-01-05T10:00:00Z');
    const [written] = await port.listComments(1);
    expect(written).toMatchObject({ id, author: 'ana', createdAt: '2026-01-05T10:00:00Z' });
    expect(written?.updatedAt).toBe(written?.createdAt);
    await github.editComment(id, '/sign-off product-owner');
    const [edited] = await port.listComments(1);
    expect(edited?.body).toBe('/sign-off product-owner');
    expect(Date.parse(edited?.updatedAt ?? '')).toBeGreaterThan(
      Date.parse(edited?.createdAt ?? ''),
    );
    await github.deleteComment(id);
    expect(await port.listComments(1)).toEqual([]);
  });

  it('takes a reaction, and the same one once', async () => {
    const { id } = await github.comment(1, 'ana', 'hi');
    await port.addReaction(id, 'eyes');
    await port.addReaction(id, 'eyes');
    await port.addReaction(id, '-1');
    expect(github.reactions(id)).toEqual([
      { by: BOT, content: 'eyes' },
      { by: BOT, content: '-1' },
    ]);
    await expect(port.addReaction(99_999, 'rocket')).rejects.toMatchObject({ status: 404 });
  });
});

describe('comments of a commit', () => {
  it('are created, changed and deleted, and gone is gone', async () => {
    const created = await port.createCommitComment(commit, 'one');
    expect(created).toMatchObject({ body: 'one', author: BOT });
    expect(created.updatedAt).toBe(created.createdAt);
    const updated = await port.updateCommitComment(created.id, 'two');
    expect(updated).toMatchObject({ id: created.id, body: 'two' });
    expect(await port.listCommitComments(commit)).toEqual([updated]);
    await port.deleteCommitComment(created.id);
    await port.deleteCommitComment(created.id);
    expect(await github.commitComments(commit)).toEqual([]);
  });

  it('are listed to the last page, oldest first', async () => {
    const { headSha = '' } = github.pullRequests[0] ?? {};
    for (let index = 0; index < 101; index += 1) {
      await port.createCommitComment(headSha, `${index}`);
    }
    const bodies = (await port.listCommitComments(headSha)).map(({ body }) => body);
    expect(bodies).toEqual(Array.from({ length: 101 }, (_, index) => `${index}`));
  });

  it('are written once where the answer is lost', async () => {
    const match = /^POST .*\/comments$/;
    github.queueFault({ kind: 'reset', isAfterEffect: true, match });
    const created = await port.createCommitComment(commit, 'once');
    expect(await github.commitComments(commit)).toEqual([
      { id: created.id, author: BOT, body: 'once' },
    ]);
  });

  it('are not deleted by a token that only reads, which says so', async () => {
    const { id } = await port.createCommitComment(commit, 'stays');
    github.queueFault({ ...FAULTS.notAccessible, match: /^DELETE/ });
    await expect(port.deleteCommitComment(id)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('permissions: contents: write'),
    });
    await port.deleteCommitComment(id);
  });

  it('of a commit that is not there are an error', async () => {
    await expect(port.listCommitComments('f'.repeat(40))).rejects.toMatchObject({ status: 404 });
  });
});
