import { expect } from '@jest/globals';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'under pull_request_target no program runs, whatever was checked out: HOLD',
  seed: seedPlan(GOOD),
  play: async (world) => {
    const shown = await world.onPullRequestTarget({ head: 'mallory/crm', author: 'mallory' });
    expect([shown.exitCode, shown.verdict]).toEqual([3, 'HOLD']);
    expect(shown.report).toContain('"untrusted-context"');
    expect(shown.statuses.map(({ state }) => state)).not.toContain('success');
  },
};
