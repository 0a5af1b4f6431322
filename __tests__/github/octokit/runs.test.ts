import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { GitHubPort } from '../../../src/github/port.ts';
import { connectTo } from '../../support/github/connect.ts';
import { type LocalGitHub, startLocalGitHub } from '../../support/github/local-github.ts';
import { BOT } from '../../support/github/seed.ts';

const HEAD = 'a'.repeat(40);

let github: LocalGitHub;
let port: GitHubPort;

beforeAll(async () => {
  github = await startLocalGitHub({
    files: { '.github/workflows/deploy.yml': 'on: workflow_dispatch\n' },
    runs: [
      {
        id: 7,
        attempt: 3,
        path: '.github/workflows/deploy.yml@refs/heads/main',
        event: 'workflow_dispatch',
        headSha: HEAD,
        headBranch: 'main',
        actor: 'bob',
        triggeringActor: 'ana',
        conclusion: 'failure',
      },
      { id: 8, attempt: 1, path: 'x.yml', status: 'in_progress', headRepository: 'mallory/crm' },
    ],
  });
  port = await connectTo(github);
}, 30_000);
afterAll(() => github.close());
afterEach(() => expect(github.violations()).toEqual([]));

describe('findRun', () => {
  it('has who caused it, who started it again, and of what', async () => {
    expect(await port.findRun('7')).toEqual({
      id: '7',
      attempt: 3,
      workflowPath: '.github/workflows/deploy.yml',
      headSha: HEAD,
      headBranch: 'main',
      event: 'workflow_dispatch',
      status: 'completed',
      conclusion: 'failure',
      actor: 'bob',
      triggeringActor: 'ana',
      headRepository: 'acme/crm',
    });
  });

  it('has no conclusion of one that still runs, and tells the repository of a fork', async () => {
    const run = await port.findRun('8');
    expect(run).toMatchObject({ status: 'in_progress', headRepository: 'mallory/crm' });
    expect(run).not.toHaveProperty('conclusion');
  });

  it('does not take another run for the one that it asked for', async () => {
    const match = /runs\/8$/;
    const body = { id: 7, path: 'x.yml', head_sha: HEAD, event: 'push' };
    github.queueFault({ kind: 'answer', status: 200, body, match });
    await expect(port.findRun('8')).rejects.toThrow('another workflow run');
  });
});

describe('listRunApprovals', () => {
  it('has who said what of which environments', async () => {
    expect(await port.listRunApprovals('7')).toEqual([]);
    github.approveRun(7, { by: 'jonas', environments: ['production', 'qa'], comment: 'go' });
    github.approveRun(7, { by: 'mette', environments: ['production'], state: 'rejected' });
    expect(await port.listRunApprovals('7')).toEqual([
      { by: 'jonas', state: 'approved', environments: ['production', 'qa'], comment: 'go' },
      { by: 'mette', state: 'rejected', environments: ['production'], comment: '' },
    ]);
  });

  it('rejects for a run that is not there, and for what is no id', async () => {
    await expect(port.listRunApprovals('99')).rejects.toMatchObject({ status: 404 });
    await expect(port.listRunApprovals('7/../8')).rejects.toMatchObject({ status: 400 });
  });

  it('does not take another answer for "nobody"', async () => {
    github.queueFault({ kind: 'answer', status: 200, body: {} });
    await expect(port.listRunApprovals('7')).rejects.toThrow('in the place of GitHub');
  });
});

describe('dispatchWorkflow', () => {
  it('starts a workflow with its inputs, once', async () => {
    const inputs = { commit: HEAD, environment: 'production' };
    await port.dispatchWorkflow('deploy.yml', 'main', inputs);
    expect(github.dispatches()).toEqual([{ workflow: 'deploy.yml', ref: 'main', inputs, by: BOT }]);
    github.queueFault({ kind: 'answer', status: 502, body: {}, isAfterEffect: true });
    await expect(port.dispatchWorkflow('deploy.yml', 'main', {})).rejects.toMatchObject({
      status: 502,
    });
    expect(github.dispatches()).toHaveLength(2);
  });

  it('rejects for a workflow that is not there, and for a commit instead of a branch', async () => {
    await expect(port.dispatchWorkflow('none.yml', 'main', {})).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining('permissions: actions: write'),
    });
    await expect(port.dispatchWorkflow('deploy.yml', HEAD, {})).rejects.toThrow('No ref found');
  });
});
