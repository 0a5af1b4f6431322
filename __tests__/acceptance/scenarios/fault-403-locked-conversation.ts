import { expect } from '@jest/globals';
import { FAULTS } from '../../support/github/faults.ts';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a locked conversation is no lack of permission: the warning says that it is locked',
  seed: seedPlan(GOOD),
  play: async (world) => {
    world.github.queueFault({ ...FAULTS.locked, match: /^POST .*\/comments/, times: 9 });
    const shown = await world.onPullRequest();
    expect([shown.exitCode, shown.status?.state]).toEqual([0, 'success']);
    expect(shown.warnings).toEqual([expect.stringContaining('issue is locked')]);
    expect(shown.warnings.join('')).not.toContain('permissions:');
  },
};
