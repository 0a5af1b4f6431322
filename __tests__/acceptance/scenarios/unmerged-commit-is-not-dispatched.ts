import { expect } from '@jest/globals';
import { PLAN_OF_FILE, RELEASE } from '../release-plans.ts';
import { type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a commit that nobody merged can’t be released by whoever starts the workflow with it',
  seed: seedPlan(PLAN_OF_FILE),
  play: async (world) => {
    const { headSha } = world.pull();
    const shown = await world.onDispatch({ commit: headSha }, { inputs: RELEASE });
    expect([shown.exitCode, shown.verdict]).toEqual([2, '']);
    expect(shown.log).toContain('superseded');
    expect(world.github.deployments('production')).toEqual([]);
  },
};
