import { expect } from '@jest/globals';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'on GitHub Enterprise every link leads to that server',
  seed: seedPlan(GOOD),
  play: async (world) => {
    const server = 'https://github.acme.example';
    const shown = await world.onPullRequest({ env: { GITHUB_SERVER_URL: `${server}/` } });
    expect(shown.status?.targetUrl).toBe(`${server}/acme/crm/actions/runs/4242`);
    expect(shown.comment).toContain(`<${server}/acme/crm/actions/runs/4242>`);
    expect(shown.comment).not.toContain('https://github.com');
  },
};
