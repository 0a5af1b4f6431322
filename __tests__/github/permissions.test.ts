import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectGitHub } from '../../src/github/octokit.ts';
import type { GitHubPort } from '../../src/github/port.ts';
import { FAULTS, type Fault } from '../support/github/faults.ts';
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts';

type Asking = (port: GitHubPort) => Promise<unknown>;

const COMMIT = 'a'.repeat(40);
const STATUS = { state: 'success', context: 'c', description: 'd' } as const;

const DEPLOYMENT = {
  commit: COMMIT,
  environment: 'production',
  payload: {},
  description: '',
  isProduction: true,
} as const;

const ASKING: readonly (readonly [string, string, Asking])[] = [
  ['readFile', 'contents: read', (port) => port.readFile('a.txt', 'main')],
  ['listChangedPaths', 'pull-requests: read', (port) => port.listChangedPaths(1)],
  ['listComments', 'pull-requests: read', (port) => port.listComments(1)],
  ['createComment', 'pull-requests: write', (port) => port.createComment(1, 'x')],
  ['updateComment', 'pull-requests: write', (port) => port.updateComment(1, 'x')],
  ['deleteComment', 'pull-requests: write', (port) => port.deleteComment(1)],
  ['createStatus', 'statuses: write', (port) => port.createStatus(COMMIT, STATUS)],
  ['findRun', 'actions: read', (port) => port.findRun('5')],
  ['listRunApprovals', 'actions: read', (port) => port.listRunApprovals('5')],
  ['dispatchWorkflow', 'actions: write', (port) => port.dispatchWorkflow('d.yml', 'main', {})],
  ['findPullRequest', 'pull-requests: read', (port) => port.findPullRequest(1)],
  ['listPullRequestsOf', 'pull-requests: read', (port) => port.listPullRequestsOf(COMMIT)],
  ['listReviews', 'pull-requests: read', (port) => port.listReviews(1)],
  ['addReaction', 'pull-requests: write', (port) => port.addReaction(1, 'eyes')],
  ['compareCommits', 'contents: read', (port) => port.compareCommits('main', COMMIT)],
  ['listCommitsOf', 'contents: read', (port) => port.listCommitsOf('a.txt', 'main')],
  ['listCommitComments', 'contents: read', (port) => port.listCommitComments(COMMIT)],
  ['createCommitComment', 'contents: write', (port) => port.createCommitComment(COMMIT, 'x')],
  ['updateCommitComment', 'contents: write', (port) => port.updateCommitComment(1, 'x')],
  ['listCheckRuns', 'checks: read', (port) => port.listCheckRuns(COMMIT)],
  ['listStatuses', 'statuses: read', (port) => port.listStatuses(COMMIT)],
  ['listDeployments', 'deployments: read', (port) => port.listDeployments({ environment: 'p' })],
  ['listDeploymentStatuses', 'deployments: read', (port) => port.listDeploymentStatuses(1)],
  ['createDeployment', 'deployments: write', (port) => port.createDeployment(DEPLOYMENT)],
  [
    'createDeploymentStatus',
    'deployments: write',
    (port) => port.createDeploymentStatus(1, { state: 'success', description: '' }),
  ],
  ['createIssue', 'issues: write', (port) => port.createIssue({ title: 't', body: 'b' })],
  ['createDiscussionComment', 'discussions: write', (port) => port.createDiscussionComment(1, 'x')],
];

let github: LocalGitHub;
let bare: LocalGitHub;

async function connect(target: LocalGitHub, token = target.token): Promise<GitHubPort> {
  const { repository, url } = target;
  return connectGitHub({ token, repository, apiUrl: url, timing: { firstWaitMs: 1 } });
}

beforeAll(async () => {
  const seed = { files: { 'a.txt': 'a' }, pullRequests: [{}], discussions: [1] };
  [github, bare] = await Promise.all([
    startLocalGitHub(seed),
    startLocalGitHub({ ...seed, permissions: {} }),
  ]);
}, 30_000);
afterAll(() => Promise.all([github.close(), bare.close()]));

describe('a token without permissions', () => {
  it.each(ASKING)('%s names `%s`', async (_, permission, ask) => {
    const port = await connect(bare);
    await expect(ask(port)).rejects.toMatchObject({
      name: 'GitHubError',
      message: expect.stringContaining(`permissions: ${permission}`),
    });
    expect(bare.violations()).toEqual([]);
  });

  it('is told apart from a token that is no token', async () => {
    const port = await connect(github, 'local-token-of-nobody');
    await expect(port.listComments(1)).rejects.toMatchObject({
      status: 401,
      message: expect.stringContaining('github-token'),
    });
  });
});

describe('what GitHub answers', () => {
  it.each<[string, Fault, number, string]>([
    ['401', FAULTS.unauthorized, 401, 'does not accept the token'],
    ['403', FAULTS.notAccessible, 403, 'permissions: pull-requests: write'],
    ['a locked conversation', FAULTS.locked, 403, 'issue is locked'],
    ['404', FAULTS.notFound, 404, 'it does not exist, or the job lacks'],
    ['409', FAULTS.conflict, 409, 'Git Repository is empty.'],
    ['422', FAULTS.invalid, 422, 'Validation Failed'],
    ['429 for too long', FAULTS.rateLimited(300), 429, 'asks to wait 300 s'],
  ])('%s fails at once, with one sentence', async (_, fault, status, words) => {
    const port = await connect(github);
    const before = github.requests().length;
    github.queueFault(fault);
    const failure = await port.createComment(1, 'x').then(
      () => undefined,
      (error: unknown) => error as Error,
    );
    expect(failure).toMatchObject({ name: 'GitHubError', status });
    expect(failure?.message).toContain(words);
    expect(failure?.message).not.toContain(github.token);
    expect(failure?.message.split('\n')).toHaveLength(1);
    expect(github.requests().length - before).toBe(1);
  });

  it('a page of something between here and GitHub is no answer', async () => {
    const port = await connect(github);
    const page: Fault = { kind: 'answer', status: 200, body: 'Please log in' };
    github.queueFault(page);
    await expect(port.listComments(1)).rejects.toThrow('in the place of GitHub');
    github.queueFault({ ...page, body: null });
    await expect(port.createComment(1, 'x')).rejects.toThrow('in the place of GitHub');
    github.queueFault(page);
    await expect(port.findRun('5')).rejects.toThrow('in the place of GitHub');
    github.queueFault({ ...page, headers: { 'content-type': ';;;' } });
    await expect(port.listComments(1)).rejects.toMatchObject({ name: 'GitHubError' });
  });
});
