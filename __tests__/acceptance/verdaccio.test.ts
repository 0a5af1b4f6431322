import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { judgeReport } from '../../src/app/judge.ts';
import { parseReport } from '../../src/reporters/parse-report.ts';
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts';
import { runAction } from './judged-action.ts';
import { onPullRequest } from './pull-request-event.ts';
import { startVerdaccio, type Verdaccio } from './verdaccio.ts';
import { verdaccioPlan } from './verdaccio-plan.ts';

const PLAN = '.github/holdpoint.yml';
const files = { [PLAN]: verdaccioPlan };

let gitHub: LocalGitHub | undefined;
let registry: Verdaccio | undefined;
afterEach(async () => {
  await registry?.close();
  await gitHub?.close();
});

async function runAgainst(publish: '$authenticated' | '$all') {
  gitHub = await startLocalGitHub({ files, pullRequests: [{ files: { 'change.txt': 'x' } }] });
  registry = await startVerdaccio(publish);
  const run = onPullRequest(gitHub);
  const secret = randomBytes(32).toString('base64url');
  const env = { ...run.env, REGISTRY_URL: registry.url, REGISTRY_SECRET: secret };
  const result = await runAction({ files, ...run, env });
  const [pull] = gitHub.pullRequests;
  const [comment] = await gitHub.comments(pull?.number ?? 0);
  const status = gitHub.statuses(pull?.headSha ?? '').at(-1);
  expect(gitHub.violations()).toEqual([]);
  expect(`${result.log}${result.report}${comment?.body}${result.summary}`).not.toContain(secret);
  return { result, comment, status };
}

describe('a real registry behind the gate', () => {
  it('is GO while it is sound', async () => {
    const { result, comment, status } = await runAgainst('$authenticated');
    expect(result.outputs).toMatchObject({ verdict: 'GO', 'failed-items': '[]' });
    expect(result.exitCode).toBe(0);
    expect(comment?.body).toContain('GO — registry');
    expect(status).toMatchObject({ state: 'success' });
    const { differences } = await judgeReport(parseReport(result.report ?? ''));
    expect(differences).toEqual([]);
  }, 60_000);

  it('is NO-GO once strangers can publish, and says so', async () => {
    const { result, comment, status } = await runAgainst('$all');
    expect(result.outputs).toMatchObject({
      verdict: 'NO-GO',
      'failed-items': '["strangers-cant-publish"]',
    });
    expect(result.exitCode).toBe(1);
    expect(comment?.body).toContain('Strangers can');
    expect(status).toMatchObject({ state: 'failure' });
    expect(status?.description).toContain('Strangers can');
  }, 60_000);
});
