import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { GitHubPort } from '../../../src/github/port.ts';
import { connectTo } from '../../support/github/connect.ts';
import { type LocalGitHub, startLocalGitHub } from '../../support/github/local-github.ts';
import { BOT } from '../../support/github/seed.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const AT = '2026-01-05T10:00:00Z';

let github: LocalGitHub;
let port: GitHubPort;
let head = '';

beforeAll(async () => {
  github = await startLocalGitHub({
    pullRequests: [
      {
        checkRuns: [
          { name: 'unit', at: AT },
          { name: 'lint', app: 'linter' },
        ],
      },
    ],
  });
  head = github.pullRequests[0]?.headSha ?? '';
  port = await connectTo(github);
}, 30_000);
afterAll(() => github.close());
afterEach(() => expect(github.violations()).toEqual([]));

describe('listCheckRuns', () => {
  it('has name, app, conclusion and times', async () => {
    const runs = await port.listCheckRuns(head);
    expect(runs.find(({ name }) => name === 'unit')).toEqual({
      id: expect.any(Number),
      name: 'unit',
      commit: head,
      status: 'completed',
      conclusion: 'success',
      app: 'github-actions',
      startedAt: AT,
      completedAt: AT,
      url: expect.stringContaining('/runs/'),
    });
    expect(runs.find(({ name }) => name === 'lint')?.app).toBe('linter');
  });

  it('has reruns too, and one that still runs has no conclusion', async () => {
    github.addCheckRun(A, { name: 'unit', conclusion: 'failure' });
    github.addCheckRun(A, { name: 'unit', status: 'in_progress' });
    const runs = await port.listCheckRuns(A);
    expect(runs.map(({ status, conclusion }) => [status, conclusion])).toEqual([
      ['in_progress', undefined],
      ['completed', 'failure'],
    ]);
  });

  it('reads every page', async () => {
    for (let index = 0; index < 201; index += 1) github.addCheckRun(B, { name: `${index}` });
    const names = (await port.listCheckRuns(B)).map(({ name }) => name);
    expect(new Set(names).size).toBe(201);
  });

  it('has none where there are none', async () => {
    expect(await port.listCheckRuns('c'.repeat(40))).toEqual([]);
  });

  it.each([
    { total_count: 3, check_runs: [] },
    { check_runs: [] },
    { total_count: 0 },
    [],
    { total_count: 1, check_runs: [{ id: 1, name: 'unit' }] },
  ])('does not take %j for all of them', async (body) => {
    github.queueFault({ kind: 'answer', status: 200, body });
    await expect(port.listCheckRuns(head)).rejects.toMatchObject({ name: 'GitHubError' });
  });
});

describe('statuses', () => {
  it('come back newest first, with who wrote them and when', async () => {
    github.addStatus(A, { context: 'ci', state: 'failure', creator: 'ana', at: AT });
    await port.createStatus(A, { state: 'pending', context: 'h/p', description: 'waits' });
    const targetUrl = 'https://ci.example/1';
    await port.createStatus(A, { state: 'success', context: 'h/p', description: 'd', targetUrl });
    const statuses = await port.listStatuses(A);
    expect(statuses).toMatchObject([
      { state: 'success', context: 'h/p', creator: BOT, targetUrl },
      { state: 'pending', description: 'waits', creator: BOT },
      { state: 'failure', context: 'ci', creator: 'ana', createdAt: AT },
    ]);
    expect(statuses[1]).not.toHaveProperty('targetUrl');
  });

  it('are listed to the last page', async () => {
    for (let index = 0; index < 101; index += 1) github.addStatus(B, { context: `${index}` });
    const statuses = await port.listStatuses(B);
    expect(statuses).toHaveLength(101);
    expect(statuses[0]?.context).toBe('100');
  });

  it('of a state that nobody knows are no statuses', async () => {
    const body = [{ id: 1, state: 'green', context: 'c', created_at: AT, creator: null }];
    github.queueFault({ kind: 'answer', status: 200, body });
    await expect(port.listStatuses(A)).rejects.toThrow('no commit status');
  });
});
