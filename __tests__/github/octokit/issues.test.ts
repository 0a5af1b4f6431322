import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connectGitHub } from '../../../src/github/octokit.ts';
import type { GitHubPort } from '../../../src/github/port.ts';
import { connectTo } from '../../support/github/connect.ts';
import { FAULTS } from '../../support/github/faults.ts';
import { type LocalGitHub, startLocalGitHub } from '../../support/github/local-github.ts';
import { BOT } from '../../support/github/seed.ts';

let github: LocalGitHub;
let port: GitHubPort;

beforeAll(async () => {
  github = await startLocalGitHub({ pullRequests: [{}], discussions: [12] });
  port = await connectTo(github);
}, 30_000);
afterAll(() => github.close());
afterEach(() => expect(github.violations()).toEqual([]));

describe('createIssue', () => {
  it('opens one with its labels', async () => {
    const issue = { title: 'OVERRIDDEN: production', body: 'by ana', labels: ['holdpoint'] };
    const { number, url } = await port.createIssue(issue);
    expect(url).toContain(`/issues/${number}`);
    expect(await github.issues()).toEqual([{ ...issue, number, author: BOT }]);
  });

  it('is not sent again where GitHub may have done it', async () => {
    const before = (await github.issues()).length;
    github.queueFault({ kind: 'answer', status: 502, body: {}, isAfterEffect: true });
    await expect(port.createIssue({ title: 't', body: 'b' })).rejects.toMatchObject({
      status: 502,
    });
    expect((await github.issues()).length - before).toBe(1);
  });
});

describe('createDiscussionComment', () => {
  it('finds the discussion and writes in it', async () => {
    const body = 'Deployed "it" \\ with $variables { and } braces';
    const { url } = await port.createDiscussionComment(12, body);
    expect(url).toContain('/discussions/12');
    expect(github.discussionComments(12)).toEqual([{ by: BOT, body }]);
  });

  it('says of one that is not there what may be missing', async () => {
    await expect(port.createDiscussionComment(13, 'x')).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining('permissions: discussions: write'),
    });
  });

  it.each<[string, unknown]>([
    ['an error without a type', { errors: [{ message: 'no' }] }],
    ['an error that is none', { errors: [null] }],
    ['nothing', {}],
    ['no repository', { data: { repository: null } }],
    ['no discussion', { data: { repository: { discussion: null } } }],
    ['no id', { data: { repository: { discussion: {} } } }],
    ['a list', []],
  ])('takes %s for a failure', async (_, body) => {
    const before = github.discussionComments(12).length;
    github.queueFault({ kind: 'answer', status: 200, body });
    await expect(port.createDiscussionComment(12, 'x')).rejects.toMatchObject({
      name: 'GitHubError',
    });
    expect(github.discussionComments(12)).toHaveLength(before);
  });

  it.each([
    ['/api/v3', '/api/graphql'],
    ['/api/v3/', '/api/graphql'],
    ['', '/graphql'],
  ])('asks beside the API at %j: %s', async (base, path) => {
    const { token, repository, url } = github;
    const other = await connectGitHub({ token, repository, apiUrl: `${url}${base}` });
    const before = github.requests().length;
    github.queueFault(FAULTS.notAccessible);
    await expect(other.createDiscussionComment(12, 'x')).rejects.toMatchObject({ status: 403 });
    expect(github.requests().slice(before)).toEqual([{ method: 'POST', path }]);
  });

  it('or where it is told to', async () => {
    const { token, repository, url } = github;
    const settings = { token, repository, apiUrl: 'http://127.0.0.1:1' };
    const other = await connectGitHub({ ...settings, graphqlUrl: `${url}/graphql` });
    await other.createDiscussionComment(12, 'told');
    expect(github.discussionComments(12).at(-1)).toEqual({ by: BOT, body: 'told' });
  });
});
