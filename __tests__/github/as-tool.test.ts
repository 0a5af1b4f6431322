import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GitHubTool } from '../../src/domain/github.ts';
import { toGitHubTool, toProbeError } from '../../src/github/as-tool.ts';
import { connectGitHub } from '../../src/github/octokit.ts';
import { GitHubError, type GitHubPort } from '../../src/github/port.ts';
import { connectTo } from '../support/github/connect.ts';
import { FAULTS, type Fault } from '../support/github/faults.ts';
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts';

const TIMING = { firstWaitMs: 1, requestTimeoutMs: 100, retryBudgetMs: 50 };
const BROKEN: Fault = { kind: 'answer', status: 502, body: { message: 'Server Error' }, times: 4 };
const STRANGE: Fault = { kind: 'answer', status: 200, body: 'Please log in' };

let github: LocalGitHub;
let port: GitHubPort;
let tool: GitHubTool;

beforeAll(async () => {
  github = await startLocalGitHub({ pullRequests: [{ author: 'ana' }] });
  const { token, repository, url } = github;
  port = await connectGitHub({ token, repository, apiUrl: url, timing: TIMING });
  tool = toGitHubTool(port);
}, 30_000);
afterAll(() => github.close());

describe('the tool', () => {
  it('has every method of the port', () => {
    expect(Object.keys(tool).toSorted()).toEqual(Object.keys(port).toSorted());
  });

  it('answers as the port does', async () => {
    expect(await tool.findPullRequest(1)).toEqual(await port.findPullRequest(1));
    expect(await tool.findPullRequest(99)).toBeUndefined();
  });

  it.each<[string, Fault, string]>([
    ['no such token', FAULTS.unauthorized, 'auth'],
    ['no permission', FAULTS.notAccessible, 'auth'],
    ['nothing that the token may see', FAULTS.notFound, 'auth'],
    ['a limit', FAULTS.rateLimited(300), 'rate-limited'],
    [
      'a second limit',
      { ...FAULTS.secondaryLimit, headers: { 'retry-after': '300' } },
      'rate-limited',
    ],
    ['a broken server', BROKEN, 'protocol'],
    ['a page of something between', STRANGE, 'protocol'],
    ['a request that GitHub refuses', FAULTS.invalid, 'config'],
    ['a broken connection', { ...FAULTS.reset, times: 4 }, 'connect'],
    ['no answer', { ...FAULTS.hang, times: 2 }, 'timeout'],
  ])('rejects for %s with the reason of an item', async (_, fault, reason) => {
    const fresh = toGitHubTool(await connectTo(github));
    const asked = reason === 'timeout' ? tool : fresh;
    github.queueFault(fault);
    const failure = await asked.listReviews(1).then(
      () => undefined,
      (error: unknown) => error as Error,
    );
    expect(failure).toMatchObject({ name: 'ProbeError', reason });
    expect(failure?.cause).toMatchObject({ name: 'GitHubError', message: failure?.message });
    expect(failure !== undefined && 'remedy' in failure && failure.remedy !== undefined).toBe(
      reason === 'auth',
    );
  });

  it('leaves alone what is no failure of GitHub', async () => {
    const findRun = async () => {
      throw new TypeError('ours');
    };
    const broken = toGitHubTool({ ...port, findRun });
    await expect(broken.findRun('1')).rejects.toThrow(TypeError);
  });
});

describe('toProbeError', () => {
  it('keeps the sentence that names the permission', () => {
    const message =
      'The token may not read check runs: add `permissions: checks: read` to the job.';
    expect(toProbeError(new GitHubError(403, message))).toMatchObject({
      reason: 'auth',
      message,
      remedy: expect.stringContaining('github-token'),
    });
  });
});
