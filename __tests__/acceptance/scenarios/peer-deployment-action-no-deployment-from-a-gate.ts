import { expect } from '@jest/globals';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a gate job creates no deployment, so history holds only what was deployed',
  seed: seedPlan(GOOD),
  play: async (world) => {
    await world.onPullRequest();
    await world.onPush({ runId: 4_300 });
    expect(world.github.deployments()).toEqual([]);
  },
};
