import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseMarker } from '../../src/domain/marker.ts';
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts';
import { runAction } from '../support/runner/run-action.ts';
import { onPullRequest } from './pull-request-event.ts';

const PLAN = '.github/holdpoint.yml';

function plan(run: string): string {
  return `version: 1
environments: { production: {} }
phases:
  pre-deployment:
    - item: The tests pass
      blast: read
      command: { run: '${run}', expect: { stdout: { contains: "3 passed" } } }
`;
}

const good = plan('echo 3 passed');
const bad = plan('echo 2 passed, 1 failed');
const weak = plan('echo 3 passed # weakened by the pull request');

let gitHub: LocalGitHub;
beforeAll(async () => {
  gitHub = await startLocalGitHub();
}, 30_000);
afterAll(() => gitHub.close());

describe('a pull request', () => {
  it('gets one comment and one status, and the same comment when it runs again', async () => {
    const pull = await gitHub.openPull({ [PLAN]: good });
    const run = { files: { [PLAN]: good }, ...onPullRequest(gitHub, pull) };
    const first = await runAction(run);
    expect({ exitCode: first.exitCode, verdict: first.outputs['verdict'] }).toEqual({
      exitCode: 0,
      verdict: 'GO',
    });
    const [comment, ...others] = await gitHub.listComments(pull.number);
    expect(others).toEqual([]);
    expect(comment?.body).toContain('GO — production');
    expect(parseMarker(comment?.body ?? '')).toMatchObject({ runId: '4242', attempt: 1 });
    const { statuses, violations } = await gitHub.readLog();
    expect(violations).toEqual([]);
    expect(statuses).toEqual([
      expect.objectContaining({
        sha: pull.headSha,
        state: 'success',
        context: 'holdpoint/production/pre-deployment',
      }),
    ]);
    await gitHub.forget();
    const second = await runAction({ ...run, env: { ...run.env, GITHUB_RUN_ATTEMPT: '2' } });
    expect(second.exitCode).toBe(0);
    const again = await gitHub.listComments(pull.number);
    expect(again.map(({ id }) => id)).toEqual([comment?.id]);
    expect(parseMarker(again[0]?.body ?? '')).toMatchObject({ runId: '4242', attempt: 2 });
    const { requests } = await gitHub.readLog();
    expect(requests.length).toBeLessThanOrEqual(8);
  }, 30_000);

  it('is stopped by a plan of the base branch that it weakens in itself', async () => {
    const pull = await gitHub.openPull({ [PLAN]: bad }, { [PLAN]: weak });
    await gitHub.forget();
    const result = await runAction({ files: { [PLAN]: weak }, ...onPullRequest(gitHub, pull) });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({
      verdict: 'NO-GO',
      'failed-items': '["the-tests-pass"]',
    });
    const { statuses, violations } = await gitHub.readLog();
    expect(violations).toEqual([]);
    expect(statuses.map(({ state }) => state)).toEqual(['failure']);
    const [comment] = await gitHub.listComments(pull.number);
    expect(comment?.body).toContain('NO-GO');
    expect(comment?.body).toContain('counts once it is merged');
  }, 30_000);

  it('leaves alone a stranger’s comment that carries our marker', async () => {
    const pull = await gitHub.openPull({ [PLAN]: good });
    const marker = '<!-- holdpoint plan=default environment=production run=99999999 attempt=1 -->';
    const forged = await gitHub.comment(pull.number, `${marker}\n## GO`);
    const result = await runAction({ files: { [PLAN]: good }, ...onPullRequest(gitHub, pull) });
    expect(result.exitCode).toBe(0);
    const comments = await gitHub.listComments(pull.number);
    expect(comments.map(({ user }) => user.login)).toEqual(['stranger', 'github-actions[bot]']);
    expect(comments[0]).toMatchObject({ id: forged.id, body: `${marker}\n## GO` });
  }, 30_000);

  it.each([
    ['POST', '/comments', 403],
    ['GET', '/comments', 502],
    ['POST', '/statuses/', 403],
    ['POST', '/statuses/', 422],
  ])(
    'keeps its verdict when %s %s answers %i',
    async (method, path, status) => {
      const pull = await gitHub.openPull({ [PLAN]: bad });
      const message = 'Resource not accessible by integration';
      await gitHub.queueFault({ method, path, status, message, times: 20 });
      const result = await runAction({ files: { [PLAN]: bad }, ...onPullRequest(gitHub, pull) });
      await gitHub.forget();
      expect(result.exitCode).toBe(1);
      expect(result.outputs['verdict']).toBe('NO-GO');
      expect(result.report).toContain('"NO-GO"');
      expect(result.commands.filter(({ name }) => name === 'warning')).not.toEqual([]);
    },
    90_000,
  );

  it('never takes the work tree for a base branch that can’t be read', async () => {
    const pull = await gitHub.openPull({ [PLAN]: bad });
    await gitHub.queueFault({ method: 'GET', path: '/contents/', status: 403, times: 5 });
    const result = await runAction({ files: { [PLAN]: weak }, ...onPullRequest(gitHub, pull) });
    await gitHub.forget();
    expect(result.exitCode).toBe(2);
    expect(result.outputs['verdict'] ?? '').toBe('');
    expect(result.log).toContain('contents: read');
  }, 30_000);

  it('shows a first plan as a preview that blocks nothing and posts no status', async () => {
    const other = { [`${PLAN}.other`]: 'nothing' };
    const pull = await gitHub.openPull(other, { 'ops/first.yml': bad });
    await gitHub.forget();
    const result = await runAction({
      files: { 'ops/first.yml': bad },
      inputs: { plan: 'ops/first.yml' },
      ...onPullRequest(gitHub, pull),
    });
    expect(result.exitCode).toBe(0);
    expect(result.outputs['verdict']).toBe('NO-GO');
    expect((await gitHub.readLog()).statuses).toEqual([]);
  }, 30_000);
});
