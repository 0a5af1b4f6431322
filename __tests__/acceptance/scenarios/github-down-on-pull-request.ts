import { expect } from '@jest/globals';
import { FAULTS } from '../../support/github/faults.ts';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'while GitHub is down nobody knows the protected plan: exit 2, no verdict, never a pass',
  seed: seedPlan(GOOD),
  play: async (world) => {
    world.github.queueFault({ ...FAULTS.reset, times: 999 });
    const shown = await world.onPullRequest();
    expect([shown.exitCode, shown.verdict]).toEqual([2, '']);
    expect(shown.errors.join('\n')).toContain('GitHub did not answer');
  },
};
