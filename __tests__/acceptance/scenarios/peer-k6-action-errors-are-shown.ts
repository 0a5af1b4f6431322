import { expect } from '@jest/globals';
import { FAULTS } from '../../support/github/faults.ts';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'comments that can’t be listed are a warning, and no second comment is risked',
  seed: seedPlan(GOOD),
  play: async (world) => {
    const first = await world.onPullRequest();
    world.github.queueFault({ ...FAULTS.notAccessible, match: /^GET .*\/comments/, times: 9 });
    const again = await world.onPullRequest({ attempt: 2 });
    expect([again.exitCode, again.verdict]).toEqual([0, 'GO']);
    expect(again.warnings).toEqual([expect.stringContaining('pull-requests: read')]);
    expect(again.comments).toEqual(first.comments);
  },
};
