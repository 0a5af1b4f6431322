import { expect } from '@jest/globals';
import { FAULTS } from '../../support/github/faults.ts';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a 502 that hides a comment which was written after all leaves one comment',
  seed: seedPlan(GOOD),
  play: async (world) => {
    const match = /^POST .*\/issues\/\d+\/comments/;
    world.github.queueFault({ ...FAULTS.badGateway, match, isAfterEffect: true });
    const shown = await world.onPullRequest();
    expect([shown.exitCode, shown.comments.length, shown.warnings]).toEqual([0, 1, []]);
  },
};
