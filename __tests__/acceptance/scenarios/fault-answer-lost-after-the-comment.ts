import { expect } from '@jest/globals';
import { FAULTS } from '../../support/github/faults.ts';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a comment whose answer was lost after it was written is found, not written twice',
  seed: seedPlan(GOOD),
  play: async (world) => {
    const match = /^POST .*\/issues\/\d+\/comments/;
    world.github.queueFault({ ...FAULTS.reset, match, isAfterEffect: true });
    const first = await world.onPullRequest();
    expect([first.exitCode, first.comments.length, first.warnings]).toEqual([0, 1, []]);
    const again = await world.onPullRequest({ attempt: 2 });
    expect(again.comments.map(({ id }) => id)).toEqual(first.comments.map(({ id }) => id));
  },
};
