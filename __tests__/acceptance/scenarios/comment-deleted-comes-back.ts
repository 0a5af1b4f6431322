import { expect } from '@jest/globals';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a comment that somebody deleted is there again after the next run',
  seed: seedPlan(GOOD),
  play: async (world) => {
    const first = await world.onPullRequest();
    await world.github.deleteComment(first.ours[0]?.id ?? 0);
    const again = await world.onPullRequest({ attempt: 2 });
    expect([again.exitCode, again.ours.length, again.warnings]).toEqual([0, 1, []]);
  },
};
