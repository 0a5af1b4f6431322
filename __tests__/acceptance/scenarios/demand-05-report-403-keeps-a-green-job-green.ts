import { expect } from '@jest/globals';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a token that may only read never fails a job that is GO',
  seed: seedPlan(GOOD, { permissions: { contents: 'read' } }),
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect([shown.exitCode, shown.verdict]).toEqual([0, 'GO']);
    expect(shown.errors).toEqual([]);
    expect(shown.warnings).toHaveLength(2);
    expect(shown.summary).toContain('GO');
  },
};
