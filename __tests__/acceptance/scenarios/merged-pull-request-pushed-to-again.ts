import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'a push and a sign-off after the merge do not sign what was merged before them',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { number } = world.pull();
    await world.merge(0, { method: 'squash' });
    const head = await world.github.push(number, { 'change.txt': 'harmless' });
    const shown = await world.onComment('jonas', `/sign-off tech-lead ${head}`, {
      inputs: APPROVAL,
    });
    expect(readGate(shown)).toEqual(HELD);
  },
};
