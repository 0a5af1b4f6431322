import { afterEach, describe, expect, it } from '@jest/globals';
import { parseMarker } from '../../src/domain/marker.ts';
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts';
import { BOT, STRANGER } from '../support/github/seed.ts';
import { runAction } from './judged-action.ts';
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
afterEach(() => gitHub.close());

async function open(base: Record<string, string>, head: Record<string, string> = {}) {
  gitHub = await startLocalGitHub({
    files: base,
    pullRequests: [{ files: { 'change.txt': 'a change', ...head } }],
  });
  const [pull] = gitHub.pullRequests;
  if (pull === undefined) throw new Error('There is no pull request.');
  return pull;
}

describe('a pull request', () => {
  it('gets one comment and one status, and the same comment when it runs again', async () => {
    const pull = await open({ [PLAN]: good });
    const run = { files: { [PLAN]: good }, ...onPullRequest(gitHub) };
    const first = await runAction(run);
    expect({ exitCode: first.exitCode, verdict: first.outputs['verdict'] }).toEqual({
      exitCode: 0,
      verdict: 'GO',
    });
    const [comment, ...others] = await gitHub.comments(pull.number);
    expect(others).toEqual([]);
    expect(comment?.body).toContain('GO — production');
    expect(parseMarker(comment?.body ?? '')).toMatchObject({ runId: '4242', attempt: 1 });
    expect(gitHub.statuses(pull.headSha)).toEqual([
      expect.objectContaining({ state: 'pending' }),
      expect.objectContaining({
        state: 'success',
        context: 'holdpoint/production/pre-deployment',
      }),
    ]);
    const requestsBefore = gitHub.requests().length;
    const second = await runAction({ ...run, env: { ...run.env, GITHUB_RUN_ATTEMPT: '2' } });
    expect(second.exitCode).toBe(0);
    const again = await gitHub.comments(pull.number);
    expect(again.map(({ id }) => id)).toEqual([comment?.id]);
    expect(parseMarker(again[0]?.body ?? '')).toMatchObject({ runId: '4242', attempt: 2 });
    expect(gitHub.requests().length - requestsBefore).toBeLessThanOrEqual(8);
    expect(gitHub.violations()).toEqual([]);
  }, 30_000);

  it('is stopped by the plan of the base branch, which it weakens in itself', async () => {
    const pull = await open({ [PLAN]: bad }, { [PLAN]: weak });
    const result = await runAction({ files: { [PLAN]: weak }, ...onPullRequest(gitHub) });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({
      verdict: 'NO-GO',
      'failed-items': '["the-tests-pass"]',
    });
    expect(gitHub.violations()).toEqual([]);
    expect(gitHub.statuses(pull.headSha).map(({ state }) => state)).toEqual(['pending', 'failure']);
    const [comment] = await gitHub.comments(pull.number);
    expect(comment?.body).toContain('NO-GO');
    expect(comment?.body).toContain('counts once it is merged');
  }, 30_000);

  it('leaves alone a stranger’s comment that carries our marker', async () => {
    const pull = await open({ [PLAN]: good });
    const marker = '<!-- holdpoint plan=default environment=production run=99999999 attempt=1 -->';
    const forged = await gitHub.comment(pull.number, STRANGER, `${marker}\n## GO`);
    const result = await runAction({ files: { [PLAN]: good }, ...onPullRequest(gitHub) });
    expect(result.exitCode).toBe(0);
    const comments = await gitHub.comments(pull.number);
    expect(comments.map(({ author }) => author)).toEqual([STRANGER, BOT]);
    expect(comments[0]).toEqual(forged);
  }, 30_000);

  it.each([
    ['POST', '/comments', 403],
    ['POST', '/statuses/', 403],
    ['POST', '/statuses/', 422],
  ])(
    'keeps its verdict when %s %s answers %i',
    async (method, path, status) => {
      await open({ [PLAN]: bad });
      const body = { message: 'Resource not accessible by integration' };
      gitHub.queueFault({
        kind: 'answer',
        match: new RegExp(`^${method} .*${path}`),
        status,
        body,
        times: 5,
      });
      const result = await runAction({ files: { [PLAN]: bad }, ...onPullRequest(gitHub) });
      expect(result.exitCode).toBe(1);
      expect(result.outputs['verdict']).toBe('NO-GO');
      expect(result.report).toContain('"NO-GO"');
      expect(result.commands.filter(({ name }) => name === 'warning')).not.toEqual([]);
    },
    90_000,
  );

  it('never takes the work tree for a base branch that can’t be read', async () => {
    await open({ [PLAN]: bad });
    gitHub.queueFault({ kind: 'answer', match: /^GET .*\/contents\//, status: 403, times: 5 });
    const result = await runAction({ files: { [PLAN]: weak }, ...onPullRequest(gitHub) });
    expect(result.exitCode).toBe(2);
    expect(result.outputs['verdict'] ?? '').toBe('');
    expect(result.log).toContain('contents: read');
  }, 30_000);

  it('shows a first plan as a preview that blocks nothing and posts no status', async () => {
    const pull = await open({ 'README.md': 'nothing' }, { [PLAN]: bad });
    const result = await runAction({ files: { [PLAN]: bad }, ...onPullRequest(gitHub) });
    expect(result.exitCode).toBe(0);
    expect(result.outputs['verdict']).toBe('NO-GO');
    expect(gitHub.statuses(pull.headSha)).toEqual([]);
  }, 30_000);
});
