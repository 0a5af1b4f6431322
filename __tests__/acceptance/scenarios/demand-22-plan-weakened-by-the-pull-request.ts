import { expect } from '@jest/globals';
import { BAD, GOOD, PLAN, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a pull request that weakens the plan is judged by the protected one, and told so',
  seed: seedPlan(BAD, { pullRequests: [{ author: 'bob', files: { [PLAN]: GOOD } }] }),
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect([shown.exitCode, shown.verdict]).toEqual([1, 'NO-GO']);
    expect(shown.outputs['failed-items']).toBe('["the-tests-pass"]');
    expect(shown.status?.state).toBe('failure');
    expect(shown.comment).toContain('counts once it is merged');
  },
};
