import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openReleaseTracking } from '../../../../src/app/act/deployment.ts';
import type { GitHubPort } from '../../../../src/github/port.ts';
import { connectTo } from '../../../support/github/connect.ts';
import { type LocalGitHub, startLocalGitHub } from '../../../support/github/local-github.ts';
import { type Change, imageOf, makeOrder, makeRecord, makeReport, WORKFLOW } from './open-order.ts';

let github: LocalGitHub;
let port: GitHubPort;
/** Commits of main, oldest first; a run of each has the id 50, 100, 150. */
let [first, second, third] = ['', '', ''];
let environment = '';
let count = 0;

beforeAll(async () => {
  github = await startLocalGitHub({ files: { 'a.txt': 'a' }, pullRequests: [{ author: 'ana' }] });
  port = await connectTo(github);
  first = await github.readMain();
  second = await github.pushToMain({ 'a.txt': 'b' });
  third = await github.pushToMain({ 'a.txt': 'c' });
  for (const [index, headSha] of [first, second, third].entries()) {
    github.addRun({ id: 50 * (index + 1), attempt: 1, path: WORKFLOW, event: 'push', headSha });
  }
}, 30_000);
afterAll(() => github.close());
afterEach(() => expect(github.violations()).toEqual([]));
beforeEach(() => {
  count += 1;
  environment = `production-${count}`;
});

const RUNS = () => ({ [first]: '50', [second]: '100', [third]: '150' });

function deploy(commit: string, states: readonly string[], image?: string): void {
  const runId = RUNS()[commit] ?? '';
  const record = makeRecord({ commit, environment, runId });
  const payload = image === undefined ? record : { ...record, image };
  const id = github.addDeployment({ commit, environment, payload });
  for (const state of states) github.addDeploymentStatus(id, { state });
}

/** A run for the second commit. */
function open(change: Change = {}) {
  return openReleaseTracking(makeOrder(port, second, { environment, ...change }));
}

const verify: Change = { settings: { phases: ['post-deployment'] } };
const rollback: Change = { settings: { phases: ['rollback'] } };
const later = { runId: '160' };

const newest = () => github.deployments(environment).at(-1);
const said = () => newest()?.statuses.map(({ state }) => state);

describe('a run that only verifies', () => {
  const report = makeReport(['post-deployment'], { 'post-deployment': 'pass' });

  it('ends the deployment that an earlier job of the run began', async () => {
    deploy(second, ['in_progress']);
    expect(await (await open(verify)).close(report)).toEqual([]);
    expect(said()).toEqual(['in_progress', 'success']);
    expect(newest()?.statuses.at(-1)?.description).toMatch(/^Verified: /);
  });

  it.each([
    ['fail', 'failure'],
    ['error', 'error'],
    ['pending', 'error'],
  ] as const)('says of %s: %s', async (outcome, state) => {
    deploy(second, ['in_progress']);
    const bad = makeReport(['post-deployment'], { 'post-deployment': outcome });
    await (await open(verify)).close(bad);
    expect(said()).toEqual(['in_progress', state]);
  });

  it('of another run speaks of what is deployed, if it saw something', async () => {
    deploy(second, ['success']);
    for (const outcome of ['error', 'fail', 'pass'] as const) {
      const tracking = await open({ ...verify, event: later });
      await tracking.close(makeReport(['post-deployment'], { 'post-deployment': outcome }));
    }
    expect(said()).toEqual(['success', 'failure', 'success']);
  });

  it('says nothing of a part', async () => {
    deploy(second, ['success']);
    const settings = { phases: ['post-deployment'] as const, only: ['login'] };
    const part = makeReport(
      ['post-deployment'],
      { 'post-deployment': 'pass' },
      { only: ['login'] },
    );
    await (await open({ settings })).close(part);
    expect(said()).toEqual(['success']);
  });

  it('says nothing of what has been replaced, and creates nothing for it', async () => {
    deploy(second, ['success']);
    deploy(third, ['in_progress']);
    const noVersion = makeReport(
      ['post-deployment'],
      { 'post-deployment': 'pass' },
      { kind: 'http' },
    );
    await (await open({ ...verify, event: later })).close(noVersion);
    expect(github.deployments(environment).map(({ statuses }) => statuses.length)).toEqual([1, 1]);
  });

  it('creates the deployment that something else made, once the version has answered', async () => {
    const http = makeReport(['post-deployment'], { 'post-deployment': 'pass' }, { kind: 'http' });
    await (await open(verify)).close(http);
    expect(newest()).toBeUndefined();
    await (await open(verify)).close(report);
    expect(newest()).toMatchObject({ commit: second, statuses: [{ state: 'success' }] });
  });

  it('creates nothing where it can’t see what is there', async () => {
    const body = { message: 'Resource not accessible by integration' };
    github.queueFault({ kind: 'answer', status: 403, body, match: /GET .*deployments/ });
    await (await open(verify)).close(report);
    expect(newest()).toBeUndefined();
  });
});

describe('a run that takes back', () => {
  const done = makeReport(['rollback'], { rollback: 'pass' });

  it('knows where to, and ends what it took back', async () => {
    deploy(first, ['success'], imageOf('a1'));
    deploy(second, ['in_progress', 'failure'], imageOf('b2'));
    const tracking = await open(rollback);
    expect(tracking.variables).toEqual({
      HOLDPOINT_PREVIOUS_COMMIT: first,
      HOLDPOINT_PREVIOUS_IMAGE: imageOf('a1'),
    });
    expect(await tracking.close(done)).toEqual([]);
    expect(said()).toEqual(['in_progress', 'failure', 'failure']);
    expect(newest()?.statuses.at(-1)?.description).toContain(
      `Rolled back to ${first.slice(0, 12)}`,
    );
  });

  it('takes back what was verified, a day later, from another run', async () => {
    deploy(first, ['success'], imageOf('a1'));
    deploy(second, ['success'], imageOf('b2'));
    const tracking = await open({ ...rollback, event: { ...later, event: 'workflow_dispatch' } });
    expect(tracking.variables['HOLDPOINT_PREVIOUS_IMAGE']).toBe(imageOf('a1'));
    await tracking.close(done);
    expect(said()).toEqual(['success', 'failure']);
    const next = await open({ settings: { phases: ['deployment'] }, event: later });
    expect(next.variables['HOLDPOINT_PREVIOUS_COMMIT']).toBe(first);
  });

  it('says that a rollback which failed is an error, not what runs', async () => {
    deploy(first, ['success']);
    deploy(second, ['failure']);
    await (await open(rollback)).close(makeReport(['rollback'], { rollback: 'fail' }));
    expect(said()).toEqual(['failure', 'error']);
  });

  it('never goes back to what it takes back, but to an older build of it', async () => {
    deploy(first, ['success'], imageOf('a1'));
    deploy(second, ['success'], imageOf('b2'));
    deploy(second, ['success'], imageOf('b2'));
    expect((await open(rollback)).variables['HOLDPOINT_PREVIOUS_COMMIT']).toBe(first);
    deploy(second, ['failure'], imageOf('c3'));
    expect((await open(rollback)).variables['HOLDPOINT_PREVIOUS_IMAGE']).toBe(imageOf('b2'));
  });

  it('gives no variables where something else is deployed: it would deploy that again', async () => {
    deploy(first, ['success'], imageOf('a1'));
    deploy(second, ['success'], imageOf('b2'));
    deploy(third, ['in_progress'], imageOf('c3'));
    const tracking = await open(rollback);
    expect(tracking.variables).toEqual({});
    expect(tracking.warnings.join()).toContain(`last is ${third.slice(0, 12)}`);
    expect(await tracking.close(done)).toEqual([]);
    expect(said()).toEqual(['in_progress']);
  });

  it('gives none the first time, and none where nobody can tell', async () => {
    deploy(second, ['failure']);
    expect((await open(rollback)).variables).toEqual({});
    const body = { message: 'Resource not accessible by integration' };
    github.queueFault({ kind: 'answer', status: 403, body, match: /GET .*deployments/ });
    const blind = await open(rollback);
    expect(blind.variables).toEqual({});
    expect(blind.warnings[0]).toContain('deployments: read');
  });

  it('lets the workflow’s own word stand', async () => {
    deploy(first, ['success'], imageOf('a1'));
    deploy(second, ['failure']);
    const variables = { HOLDPOINT_PREVIOUS_IMAGE: imageOf('d4') };
    const tracking = await open({ settings: { phases: ['rollback'], variables } });
    expect(tracking.variables).toEqual({ HOLDPOINT_PREVIOUS_COMMIT: first });
  });
});

describe('a commit that must not be deployed any more', () => {
  it('is one that is older than what is deployed', async () => {
    deploy(third, ['success']);
    expect((await open()).refusal).toContain('is older than');
  });

  it('is none that is newer, the same, or older than what failed', async () => {
    deploy(first, ['success']);
    expect((await open()).refusal).toBeUndefined();
    deploy(second, ['success']);
    expect((await open()).refusal).toBeUndefined();
    deploy(third, ['failure']);
    expect((await open()).refusal).toBeUndefined();
  });

  it('is one of which nobody can tell, if a person started the run', async () => {
    const body = { message: 'Resource not accessible by integration' };
    const fault = { kind: 'answer', status: 403, body, match: /GET .*deployments/ } as const;
    github.queueFault({ ...fault, times: 2 });
    expect((await open({ event: { event: 'workflow_dispatch' } })).refusal).toContain('not known');
    expect((await open()).refusal).toBeUndefined();
  });
});
