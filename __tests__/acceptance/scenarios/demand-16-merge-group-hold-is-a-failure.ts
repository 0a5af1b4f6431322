import { expect } from '@jest/globals';
import { type Scenario, seedPlan, WAITING } from '../scenario.ts';

export const scenario: Scenario = {
  shows:
    'in the queue, where nobody can sign, a HOLD is a failure: pending would block it for ever',
  seed: seedPlan(WAITING),
  play: async (world) => {
    const shown = await world.onMergeGroup();
    expect([shown.exitCode, shown.verdict]).toEqual([3, 'HOLD']);
    expect(shown.status).toMatchObject({
      state: 'failure',
      description: expect.stringContaining('Somebody looked'),
    });
  },
};
