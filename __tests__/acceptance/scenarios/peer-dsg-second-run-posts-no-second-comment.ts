import { expect } from '@jest/globals';
import { BAD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'the fifth run of a pull request still writes into its one comment',
  seed: seedPlan(BAD),
  play: async (world) => {
    const ids = [];
    for (const runId of [4_001, 4_002, 4_003, 4_004, 4_005]) {
      const { comments } = await world.onPullRequest({ runId });
      ids.push(comments.map(({ id }) => id));
    }
    expect(new Set(ids.map((list) => list.join())).size).toBe(1);
    expect(ids[0]).toHaveLength(1);
  },
};
