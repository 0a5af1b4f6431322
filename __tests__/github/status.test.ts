import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectGitHub } from '../../src/github/octokit.ts';
import { publishStatuses, renderContext, type StatusRequest } from '../../src/github/status.ts';
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts';

const REQUEST: StatusRequest = {
  environment: 'production',
  phase: 'pre-deployment',
  status: { state: 'pending', description: 'HOLD: waits for ana' },
};

let github: LocalGitHub;
beforeAll(async () => {
  github = await startLocalGitHub();
}, 30_000);
afterAll(() => github.close());

async function publish(commit: string, request: StatusRequest) {
  const { token, repository, url } = github;
  const port = await connectGitHub({ token, repository, apiUrl: url });
  await publishStatuses(port, commit, [request]);
  return github.statuses(commit).at(-1);
}

describe('the context', () => {
  it.each([
    [undefined, 'holdpoint/production/pre-deployment'],
    ['default', 'holdpoint/production/pre-deployment'],
    ['billing', 'holdpoint/production/pre-deployment/billing'],
  ])('of the plan %s is %s', (planId, context) => {
    const request = planId === undefined ? REQUEST : { ...REQUEST, planId };
    expect(renderContext(request)).toBe(context);
  });
});

describe('a status', () => {
  it('is posted on the commit', async () => {
    const targetUrl = 'https://github.com/acme/crm/actions/runs/1';
    expect(await publish('a'.repeat(40), { ...REQUEST, targetUrl })).toEqual({
      state: 'pending',
      context: 'holdpoint/production/pre-deployment',
      description: 'HOLD: waits for ana',
      targetUrl,
    });
    expect(github.violations()).toEqual([]);
  });

  it.each([
    ['as long as may be', 'x'.repeat(140), 'x'.repeat(140)],
    ['longer', 'x'.repeat(141), `${'x'.repeat(139)}…`],
    ['of characters outside the first plane', '😀'.repeat(141), `${'😀'.repeat(139)}…`],
    ['of several lines', 'one\r\n  two\u2028three', 'one two three'],
  ])('has a description that GitHub takes: %s', async (_, description, posted) => {
    const status = { state: 'failure', description } as const;
    const result = await publish('b'.repeat(40), { ...REQUEST, status });
    expect(result?.description).toBe(posted);
  });

  it.each(['javascript:alert(1)', 'ftp://x', 'relative/path', ''])(
    'leaves out %j, which is no link',
    async (targetUrl) => {
      expect(await publish('c'.repeat(40), { ...REQUEST, targetUrl })).not.toHaveProperty(
        'targetUrl',
      );
      expect(github.violations()).toEqual([]);
    },
  );
});
