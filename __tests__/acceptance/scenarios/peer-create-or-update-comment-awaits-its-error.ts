import { expect } from '@jest/globals';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a refused comment is awaited: the warning names the permission, and nothing is uncaught',
  seed: seedPlan(GOOD, {
    permissions: { contents: 'read', 'pull-requests': 'read', statuses: 'write' },
  }),
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect([shown.exitCode, shown.status?.state]).toEqual([0, 'success']);
    expect(shown.warnings).toEqual([
      expect.stringContaining('add `permissions: pull-requests: write` to the job'),
    ]);
    expect(shown.log).not.toMatch(/unhandled|UnhandledPromise|\n {4}at /i);
  },
};
