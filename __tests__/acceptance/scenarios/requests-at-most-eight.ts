import { expect } from '@jest/globals';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows:
    'a typical run asks GitHub at most eight times: the first and the second of a pull request',
  seed: seedPlan(GOOD),
  play: async (world) => {
    for (const runId of [4_242, 4_243]) {
      const { requests, exitCode, ours } = await world.onPullRequest({ runId });
      expect([exitCode, ours.length]).toEqual([0, 1]);
      expect(requests.length).toBeLessThanOrEqual(8);
      expect(requests.length).toBeGreaterThanOrEqual(4);
    }
  },
};
