import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openReleaseTracking } from '../../../src/app/act/deployment.ts';
import type { Phase } from '../../../src/domain/phase.ts';
import type { GitHubPort } from '../../../src/github/port.ts';
import { connectTo } from '../../support/github/connect.ts';
import { type LocalGitHub, startLocalGitHub } from '../../support/github/local-github.ts';
import {
  type Change,
  imageOf,
  makeOrder,
  makeRecord,
  makeReport,
  PLAN_DIGEST,
  WORKFLOW,
} from './deployment/open-order.ts';

let github: LocalGitHub;
let port: GitHubPort;
let [previous, commit] = ['', ''];

beforeAll(async () => {
  github = await startLocalGitHub({ files: { 'a.txt': 'a' }, pullRequests: [{ author: 'ana' }] });
  port = await connectTo(github);
  previous = await github.readMain();
  commit = await github.pushToMain({ 'a.txt': 'b' });
  github.addRun({ id: 50, attempt: 1, path: WORKFLOW, event: 'push', headSha: previous });
  github.addRun({ id: 100, attempt: 1, path: WORKFLOW, event: 'push', headSha: commit });
}, 30_000);
afterAll(() => github.close());
afterEach(() => expect(github.violations()).toEqual([]));

/** An environment of its own for each test. */
let environment = '';
let count = 0;
beforeEach(() => {
  count += 1;
  environment = `production-${count}`;
});

function open(change: Change = {}) {
  return openReleaseTracking(makeOrder(port, commit, { environment, ...change }));
}

function addVerified(rest: { image?: string; databaseRevision?: string } = {}) {
  const payload = makeRecord({ commit: previous, environment, ...rest });
  const id = github.addDeployment({ commit: previous, environment, payload });
  github.addDeploymentStatus(id, { state: 'success' });
  return id;
}

const states = () =>
  github.deployments(environment).map(({ statuses }) => statuses.map(({ state }) => state));

const ALL: readonly Phase[] = ['pre-deployment', 'approval', 'deployment', 'post-deployment'];

describe('a run that deploys', () => {
  it('creates the deployment as it begins, with a record of what was there', async () => {
    addVerified({ image: imageOf('a1') });
    const image = imageOf('b2');
    const settings = { image, variables: { HOLDPOINT_DATABASE_REVISION: 'ae1027a6acf' } };
    const tracking = await open({ settings: { phases: ['deployment'], ...settings } });
    expect(tracking.variables).toEqual({
      HOLDPOINT_PREVIOUS_COMMIT: previous,
      HOLDPOINT_PREVIOUS_IMAGE: imageOf('a1'),
    });
    expect([tracking.refusal, tracking.warnings]).toEqual([undefined, []]);
    expect(github.deployments(environment)).toHaveLength(1);
    tracking.begin();
    tracking.begin();
    expect(await tracking.close(makeReport(['deployment'], { deployment: 'pass' }))).toEqual([]);
    const [, created, ...more] = github.deployments(environment);
    expect(more).toEqual([]);
    expect(created).toMatchObject({
      commit,
      isProduction: true,
      payload: {
        holdpoint: 1,
        environment,
        commit,
        image,
        previousCommit: previous,
        previousImage: imageOf('a1'),
        databaseRevision: 'ae1027a6acf',
        planId: 'default',
        planDigest: PLAN_DIGEST,
        runId: '100',
        attempt: 1,
        workflowPath: WORKFLOW,
      },
      statuses: [
        {
          state: 'in_progress',
          logUrl: 'https://github.com/acme/crm/actions/runs/100',
          environmentUrl: 'https://crm.example',
        },
      ],
    });
  });

  it('asks for four things and writes three', async () => {
    addVerified();
    const before = github.requests().length;
    const tracking = await open({ settings: { phases: ALL } });
    expect(github.requests().length - before).toBe(4);
    tracking.begin();
    await tracking.close(makeReport(ALL, { deployment: 'pass', 'post-deployment': 'pass' }));
    expect(github.requests().length - before).toBe(7);
    expect(states().at(-1)).toEqual(['in_progress', 'success']);
  });

  it.each<[string, Parameters<typeof makeReport>[1], readonly string[]]>([
    ['failed', { deployment: 'fail' }, ['in_progress', 'failure']],
    ['could not be measured', { deployment: 'error' }, ['in_progress', 'error']],
    ['was verified', { deployment: 'pass', 'post-deployment': 'pass' }, ['in_progress', 'success']],
    ['was not looked at', { deployment: 'pass' }, ['in_progress', 'error']],
    ['is unwell', { deployment: 'pass', 'post-deployment': 'fail' }, ['in_progress', 'failure']],
    [
      'waits for a person',
      { deployment: 'pass', 'post-deployment': 'pending' },
      ['in_progress', 'error'],
    ],
  ])('says that what it deployed %s', async (_, found, said) => {
    const tracking = await open({ settings: { phases: ALL } });
    tracking.begin();
    await tracking.close(makeReport(ALL, found));
    expect(states()).toEqual([said]);
  });

  it('says that it was cancelled', async () => {
    const tracking = await open();
    tracking.begin();
    await tracking.close(makeReport(['deployment'], { deployment: 'pass' }, { isCancelled: true }));
    expect(states()).toEqual([['in_progress', 'error']]);
  });

  it('says so too if no item got as far as to start', async () => {
    const tracking = await open();
    tracking.begin();
    await tracking.close(makeReport(['deployment'], {}, { isCancelled: true }));
    expect(states()).toEqual([['in_progress', 'error']]);
  });

  it('has a last word though the first one was lost', async () => {
    const tracking = await open({ settings: { phases: ALL } });
    const fault = { kind: 'answer', status: 422, body: { message: 'no' } } as const;
    github.queueFault({ ...fault, match: /^POST .*statuses/ });
    tracking.begin();
    const found = { deployment: 'pass', 'post-deployment': 'pass' } as const;
    expect(await tracking.close(makeReport(ALL, found))).toHaveLength(1);
    expect(states()).toEqual([['success']]);
  });

  it('creates nothing where the gate is closed', async () => {
    const tracking = await open({ settings: { phases: ALL } });
    await tracking.close(makeReport(ALL, { approval: 'pending' }));
    expect(states()).toEqual([]);
  });

  it('takes up the deployment of its first attempt, but not of another image', async () => {
    const first = await open({ settings: { image: imageOf('a1') } });
    first.begin();
    await first.close(makeReport(['deployment'], { deployment: 'fail' }));
    const event = { attempt: 2 };
    github.addRun({ id: 100, attempt: 2, path: WORKFLOW, event: 'push', headSha: commit });
    for (const image of [imageOf('a1'), imageOf('b2')]) {
      const again = await open({ settings: { image }, event });
      again.begin();
      await again.close(makeReport(['deployment'], { deployment: 'pass' }));
    }
    expect(states()).toEqual([['in_progress', 'failure', 'in_progress'], ['in_progress']]);
  });

  it('has nothing to go back to the first time', async () => {
    const tracking = await open();
    expect([tracking.variables, tracking.refusal, tracking.warnings]).toEqual([{}, undefined, []]);
  });

  it('warns where it may not write, and rejects nothing', async () => {
    const tracking = await open();
    github.queueFault({
      kind: 'answer',
      status: 403,
      body: { message: 'Resource not accessible by integration' },
      match: /^POST .*deployments/,
    });
    tracking.begin();
    const report = makeReport(['deployment'], { deployment: 'pass' });
    expect(await tracking.close(report)).toEqual([expect.stringContaining('deployments: write')]);
  });
});

describe('a run that tracks nothing', () => {
  it.each<[string, Change]>([
    ['a pull request', { event: { event: 'pull_request' } }],
    ['a comment', { event: { event: 'issue_comment', untrusted: true } }],
    ['a dry run', { settings: { isDryRun: true } }],
    ['a plan that only observes', { mode: 'observe' }],
    ['phases before the deployment', { settings: { phases: ['pre-deployment', 'approval'] } }],
    [
      'a schedule that only watches',
      {
        settings: { phases: ['post-deployment'] },
        event: { event: 'schedule' },
      },
    ],
    ['the input `deployment` being false', { isWanted: false }],
    ['no token', { connect: () => undefined }],
  ])('%s', async (_, change) => {
    const before = github.requests().length;
    const tracking = await open(change);
    tracking.begin();
    const report = makeReport(['deployment', 'post-deployment'], { 'post-deployment': 'pass' });
    expect(await tracking.close(report)).toEqual([]);
    expect([tracking.variables, tracking.warnings]).toEqual([{}, []]);
    expect(github.requests().length - before).toBe(0);
  });
});
