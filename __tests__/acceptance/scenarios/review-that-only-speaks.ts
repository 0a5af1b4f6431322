import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, inSeconds, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'the text of a review signs nothing, for nobody would see it edited',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const body = `/sign-off tech-lead ${world.pull().headSha}`;
    const shown = await world.onReview('jonas', {
      state: 'COMMENTED',
      body,
      at: inSeconds(60),
      inputs: APPROVAL,
    });
    expect(readGate(shown)).toEqual(HELD);
  },
};
