import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Json } from '../../../src/domain/json.ts';
import { toGitHubTool } from '../../../src/github/as-tool.ts';
import type { GitHubPort } from '../../../src/github/port.ts';
import { collect } from '../../../src/probes/checks/collect.ts';
import { evidence, judge } from '../../../src/probes/checks/judge.ts';
import { type ChecksOptions, declaration } from '../../../src/probes/checks/options.ts';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { connectTo } from '../../support/github/connect.ts';
import { type LocalGitHub, startLocalGitHub } from '../../support/github/local-github.ts';
import { BOT, STRANGER } from '../../support/github/seed.ts';

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
beforeEach(async () => {
  commit = await github.pushToMain({ 'a.txt': crypto.randomUUID() });
});

async function check(options: object, of = commit) {
  const given = declaration.options.parse(options) as ChecksOptions;
  const subject = { repository: 'acme/crm', commit: of, environment: 'e', planDigest: '0' };
  const tools = { github: toGitHubTool(port), subject };
  const raw = await collect(given, tools, { abort: new AbortController().signal });
  const seen = evidence.schema.parse(JSON.parse(JSON.stringify(raw as Json)));
  return { seen, judged: await judge(seen, given) };
}

const test = { required: ['test'] };

describe('check runs', () => {
  it('pass if all that are named are success, by one request; others are not looked at', async () => {
    for (const name of ['test', 'lint', 'holdpoint']) github.addCheckRun(commit, { name });
    github.addCheckRun(commit, { name: 'holdpoint', status: 'in_progress' });
    github.addCheckRun(commit, { name: 'optional', conclusion: 'failure' });
    const before = github.requests().length;
    const { seen, judged } = await check({ required: ['test', 'lint'] });
    expect(judged).toEqual({
      outcome: 'pass',
      summary: `2 of 2 required checks are success on ${commit.slice(0, 12)}.`,
      findings: [],
    });
    expect(github.requests().length - before).toBe(1);
    expect(JSON.stringify(seen)).not.toContain('optional');
  });

  it.each([
    ['failure', 'success', 'pass'],
    ['success', 'failure', 'fail'],
    ['success', 'skipped', 'inconclusive'],
    ['success', 'cancelled', 'inconclusive'],
  ])('are what the newest run says: %s, then %s: %s', async (old, young, outcome) => {
    github.addCheckRun(commit, { name: 'test', conclusion: old });
    github.addCheckRun(commit, { name: 'test', conclusion: young });
    const { seen, judged } = await check(test);
    expect([judged.outcome, seen.checks[0]?.replaced]).toEqual([outcome, 1]);
  });

  it('count only from the expected app', async () => {
    github.addCheckRun(commit, { name: 'test', conclusion: 'failure' });
    github.addCheckRun(commit, { name: 'test', app: 'evil' });
    expect((await check(test)).judged.outcome).toBe('fail');
    expect((await check({ ...test, app: 'evil' })).judged.outcome).toBe('pass');
    const other = { required: [{ name: 'test', app: 'absent' }] };
    const { judged } = await check(other);
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    expect(judged.findings[0]?.seen).toBe('none, only by evil, github-actions');
  });

  it('are of exactly this commit: its parent’s are not', async () => {
    github.addCheckRun(commit, { name: 'test' });
    commit = await github.pushToMain({ 'a.txt': 'next' });
    expect((await check(test)).judged).toMatchObject({ outcome: 'inconclusive' });
  });

  it('are all read, over pages', async () => {
    github.addCheckRun(commit, { name: 'test', conclusion: 'failure' });
    for (let more = 0; more < 120; more += 1) {
      github.addCheckRun(commit, { name: `job ${more}` });
    }
    expect((await check(test)).judged.outcome).toBe('fail');
  });

  it('leave evidence that does not grow with reruns', async () => {
    for (let more = 0; more < 60; more += 1) github.addCheckRun(commit, { name: 'test' });
    const { seen } = await check(test);
    expect(seen.checks[0]).toMatchObject({ runs: [{ status: 'completed' }], replaced: 59 });
    expect(JSON.stringify(seen).length).toBeLessThan(1_000);
  });

  it('of no commit are none', async () => {
    expect((await check(test, '')).judged).toMatchObject({ outcome: 'inconclusive' });
  });

  it('that GitHub does not show are an error, not "none"', async () => {
    github.queueFault({
      kind: 'answer',
      status: 403,
      body: { message: 'no' },
      match: /check-runs/,
    });
    expect((await catchProbeError(check(test))).reason).toBe('auth');
  });
});

describe('commit statuses', () => {
  const status = (state: 'success' | 'failure' | 'pending' | 'error', creator = BOT) =>
    github.addStatus(commit, { state, context: 'ci', creator });

  it.each([
    [['failure', 'success'], 'pass'],
    [['success', 'failure'], 'fail'],
    [['success', 'pending'], 'inconclusive'],
    [['success', 'error'], 'inconclusive'],
  ] as const)('are what the newest says: %j: %s', async (states, outcome) => {
    for (const state of states) status(state);
    expect((await check({ statuses: ['ci'] })).judged.outcome).toBe(outcome);
  });

  it('count only from the expected login', async () => {
    status('failure');
    status('success', STRANGER);
    expect((await check({ statuses: ['ci'] })).judged.outcome).toBe('fail');
    const by = { statuses: [{ context: 'ci', creator: 'ana' }] };
    const { judged } = await check(by);
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    expect(judged.findings[0]?.seen).toContain(STRANGER);
  });

  it('are asked for only where the plan names one, and check runs too', async () => {
    status('success');
    const before = github.requests().length;
    await check({ statuses: ['ci'] });
    expect(github.requests().length - before).toBe(1);
  });
});
