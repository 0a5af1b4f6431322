import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DeploymentRequest, GitHubPort } from '../../../src/github/port.ts';
import { connectTo } from '../../support/github/connect.ts';
import { type LocalGitHub, startLocalGitHub } from '../../support/github/local-github.ts';
import { BOT } from '../../support/github/seed.ts';

const PAYLOAD = { holdpoint: 1, nested: { list: [1, 'two', null] } };
const AT = '2026-01-05T10:00:00Z';

let github: LocalGitHub;
let port: GitHubPort;
let commit = '';

beforeAll(async () => {
  github = await startLocalGitHub({ pullRequests: [{ author: 'ana', merged: true }] });
  commit = await github.readMain();
  port = await connectTo(github);
}, 30_000);
afterAll(() => github.close());
afterEach(() => expect(github.violations()).toEqual([]));

function request(environment: string, isProduction = true): DeploymentRequest {
  return { commit, environment, payload: PAYLOAD, description: 'd', isProduction };
}

describe('createDeployment', () => {
  it('is not stopped by a status that failed: the gate has decided', async () => {
    github.addStatus(commit, { state: 'failure' });
    const created = await port.createDeployment(request('production'));
    expect(created).toEqual({
      id: expect.any(Number),
      commit,
      ref: commit,
      environment: 'production',
      payload: PAYLOAD,
      creator: BOT,
      createdAt: expect.stringMatching(/Z$/),
    });
    expect(await port.listDeployments({ environment: 'production' })).toEqual([created]);
    expect(github.deployments('production')).toMatchObject([
      { isProduction: true, task: 'deploy' },
    ]);
  });

  it('is not sent again where GitHub may have done it', async () => {
    const before = github.deployments('once').length;
    github.queueFault({ kind: 'answer', status: 502, body: {}, isAfterEffect: true });
    await expect(port.createDeployment(request('once'))).rejects.toMatchObject({ status: 502 });
    expect(github.deployments('once').length - before).toBe(1);
  });

  it('rejects a commit that is not there and a description that is too long', async () => {
    const nowhere = { ...request('production'), commit: 'f'.repeat(40) };
    await expect(port.createDeployment(nowhere)).rejects.toThrow('No ref found');
    const long = { ...request('production'), description: 'x'.repeat(141) };
    await expect(port.createDeployment(long)).rejects.toThrow('maximum is 140 characters');
  });
});

describe('listDeployments', () => {
  it('has those of the environment and the commit, newest first', async () => {
    const other = github.pullRequests[0]?.headSha ?? '';
    const old = github.addDeployment({ commit: other, environment: 'qa', at: AT });
    const one = github.addDeployment({ commit, environment: 'qa' });
    const two = github.addDeployment({ commit, environment: 'qa', creator: 'ana' });
    const ids = async (filter: { environment: string; commit?: string }) =>
      (await port.listDeployments(filter)).map(({ id }) => id);
    expect(await ids({ environment: 'qa' })).toEqual([two, one, old]);
    expect(await ids({ environment: 'qa', commit })).toEqual([two, one]);
    expect(await ids({ environment: 'nowhere' })).toEqual([]);
  });

  it.each<[string, unknown, unknown]>([
    ['an object', PAYLOAD, PAYLOAD],
    ['JSON in text', JSON.stringify(PAYLOAD), PAYLOAD],
    ['text', 'hello', 'hello'],
    ['nothing', '', ''],
  ])('hands on a payload that is %s', async (name, payload, expected) => {
    github.addDeployment({ commit, environment: name, payload });
    expect(await port.listDeployments({ environment: name })).toMatchObject([
      { payload: expected },
    ]);
  });

  it('reads three pages and no more', async () => {
    for (let index = 0; index < 301; index += 1) {
      github.addDeployment({ commit, environment: 'busy' });
    }
    const before = github.requests().length;
    expect(await port.listDeployments({ environment: 'busy' })).toHaveLength(300);
    expect(github.requests().length - before).toBe(3);
  });
});

describe('deployment statuses', () => {
  it('come back newest first', async () => {
    const { id } = await port.createDeployment(request('staging', false));
    const logUrl = 'https://ci.example/1';
    const environmentUrl = 'https://staging.example';
    await port.createDeploymentStatus(id, { state: 'in_progress', description: 'started' });
    await port.createDeploymentStatus(id, {
      state: 'success',
      description: 'GO',
      logUrl,
      environmentUrl,
    });
    const statuses = await port.listDeploymentStatuses(id);
    expect(statuses).toMatchObject([
      { state: 'success', description: 'GO', creator: BOT, logUrl, environmentUrl },
      { state: 'in_progress', description: 'started' },
    ]);
    expect(statuses[1]).not.toHaveProperty('logUrl');
  });

  it('retire the one before, outside production', async () => {
    const [older] = await port.listDeployments({ environment: 'staging' });
    const newer = await port.createDeployment(request('staging', false));
    await port.createDeploymentStatus(newer.id, { state: 'success', description: '' });
    const [status] = await port.listDeploymentStatuses(older?.id ?? 0);
    expect(status?.state).toBe('inactive');
  });

  it('of a deployment that is not there are an error', async () => {
    await expect(port.listDeploymentStatuses(99_999)).rejects.toMatchObject({ status: 404 });
  });
});
