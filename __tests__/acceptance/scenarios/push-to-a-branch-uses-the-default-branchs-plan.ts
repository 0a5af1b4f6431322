import { expect } from '@jest/globals';
import { BAD, GOOD, PLAN, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a push to another branch is judged by the default branch’s plan',
  seed: seedPlan(BAD),
  play: async (world) => {
    const commit = await world.push({ [PLAN]: GOOD });
    const shown = await world.onPush({
      ref: 'refs/heads/change-1',
      commit,
      files: { [PLAN]: GOOD },
      inputs: { comment: 'false' },
    });
    expect([shown.exitCode, shown.verdict]).toEqual([1, 'NO-GO']);
    expect(shown.status).toMatchObject({ state: 'failure' });
  },
};
