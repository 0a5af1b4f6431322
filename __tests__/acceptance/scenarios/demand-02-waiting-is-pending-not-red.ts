import { expect } from '@jest/globals';
import { type Scenario, seedPlan, WAITING } from '../scenario.ts';

export const scenario: Scenario = {
  shows:
    'what waits for a person is a pending status; the step is red, or green with hold: neutral',
  seed: seedPlan(WAITING),
  play: async (world) => {
    const red = await world.onPullRequest();
    expect([red.exitCode, red.verdict]).toEqual([3, 'HOLD']);
    expect(red.status).toMatchObject({
      state: 'pending',
      description: expect.stringContaining('Somebody looked'),
    });
    const green = await world.onPullRequest({ attempt: 2, inputs: { hold: 'neutral' } });
    expect([green.exitCode, green.verdict, green.status?.state]).toEqual([0, 'HOLD', 'pending']);
  },
};
