import { expect } from '@jest/globals';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'the merge queue gets its status on the group’s own head; no pull request is looked up',
  seed: seedPlan(GOOD),
  play: async (world) => {
    const shown = await world.onMergeGroup();
    expect([shown.exitCode, shown.verdict]).toEqual([0, 'GO']);
    expect(shown.status).toMatchObject({
      state: 'success',
      context: 'holdpoint/production/pre-deployment',
    });
    expect(shown.delivery.about.commit).not.toBe(world.pull().headSha);
    expect(world.github.statuses(world.pull().headSha)).toEqual([]);
    expect(shown.requests.filter(({ path }) => path.includes('/pulls'))).toEqual([]);
    expect([shown.comments, shown.warnings]).toEqual([[], []]);
  },
};
