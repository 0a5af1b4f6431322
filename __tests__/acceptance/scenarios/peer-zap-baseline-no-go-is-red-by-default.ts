import { expect } from '@jest/globals';
import { BAD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'NO-GO is red with no input set, and `hold: neutral` does not make it green',
  seed: seedPlan(BAD),
  play: async (world) => {
    const plain = await world.onPullRequest();
    expect([plain.exitCode, plain.errors.join('')]).toEqual([
      1,
      expect.stringContaining('The tests pass'),
    ]);
    const neutral = await world.onPullRequest({ attempt: 2, inputs: { hold: 'neutral' } });
    expect([neutral.exitCode, neutral.verdict]).toEqual([1, 'NO-GO']);
  },
};
