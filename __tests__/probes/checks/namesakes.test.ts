import { describe, expect, it } from '@jest/globals';
import type { CheckRun, GitHubTool, WorkflowRun } from '../../../src/domain/github.ts';
import { collect } from '../../../src/probes/checks/collect.ts';
import { evidence, judge } from '../../../src/probes/checks/judge.ts';
import { type ChecksOptions, declaration } from '../../../src/probes/checks/options.ts';

const commit = '3f2a9c4e5b6d7f8091a2b3c4d5e6f708192a3b4c';
const ci = '.github/workflows/ci.yml';

/** Run 7 is of ci.yml; each other one is of a workflow of its own. */
const workflowOf = (runId: string) => (runId === '7' ? ci : `.github/workflows/x${runId}.yml`);

/** A job called test, all of them at the same time. */
const job = (id: number, conclusion: string, runId: number): CheckRun => ({
  id,
  name: 'test',
  commit,
  status: 'completed',
  conclusion,
  app: 'github-actions',
  startedAt: '2026-01-05T10:00:00Z',
  completedAt: '2026-01-05T10:05:00Z',
  url: `https://github.com/acme/crm/actions/runs/${runId}/job/${id}`,
});

const jobs = (conclusions: readonly string[], runId: number | undefined, from = 1) =>
  conclusions.map((one, index) => job(from + index, one, runId ?? 100 + index));

async function check(runs: readonly CheckRun[], workflow: string | null = ci) {
  const required = workflow === null ? ['test'] : [{ name: 'test', workflow }];
  const given: ChecksOptions = declaration.options.parse({ required });
  const github: Pick<GitHubTool, 'listCheckRuns' | 'findRun'> = {
    listCheckRuns: () => Promise.resolve(runs),
    findRun: (id) => Promise.resolve({ id, workflowPath: workflowOf(id) } as WorkflowRun),
  };
  const subject = { repository: 'acme/crm', commit, environment: 'e', planDigest: '0' };
  const tools = { github: github as GitHubTool, subject };
  const raw = await collect(given, tools, { abort: new AbortController().signal });
  return judge(evidence.schema.parse(raw), given);
}

const green = (count: number) => Array.from({ length: count }, () => 'success');

describe('jobs of one name in the workflow that the plan names', () => {
  it.each([
    [green(5), 'pass'],
    [['failure', ...green(4)], 'fail'],
    [['failure', ...green(5)], 'inconclusive'],
    [green(6), 'inconclusive'],
    [[...green(5), 'failure'], 'fail'],
  ])('pass only if all of them were looked at: %j', async (conclusions, outcome) => {
    expect((await check(jobs(conclusions, 7))).outcome).toBe(outcome);
  });

  it.each([
    ['success', 'pass'],
    ['failure', 'fail'],
    ['skipped', 'inconclusive'],
  ])('are not hidden by namesakes in other workflows: %s', async (conclusion, outcome) => {
    const runs = [...jobs([conclusion], 7), ...jobs(green(9), undefined, 2)];
    expect((await check(runs)).outcome).toBe(outcome);
  });

  it('hold where too many namesakes stand before them', async () => {
    const runs = [...jobs(['success'], 7), ...jobs(green(10), undefined, 2)];
    expect(await check(runs)).toMatchObject({ outcome: 'inconclusive', reason: 'output-limit' });
  });

  it('count where namesakes behind them were not looked at', async () => {
    const runs = [...jobs(green(10), undefined), ...jobs(['success'], 7, 11)];
    expect((await check(runs)).outcome).toBe('pass');
    expect(await check(runs, null)).toMatchObject({
      outcome: 'inconclusive',
      reason: 'output-limit',
    });
  });
});
