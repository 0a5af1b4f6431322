import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, inSeconds, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'a review that requests changes, or the dismissal of an approval, takes the sign-off back',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { number } = world.pull();
    const options = { inputs: APPROVAL };
    const first = await world.onReview('jonas', { ...options, at: inSeconds(60) });
    expect(readGate(first)).toEqual(OPEN);
    const state = 'CHANGES_REQUESTED';
    const refused = await world.onReview('jonas', {
      ...options,
      state,
      at: inSeconds(120),
      runId: 4_243,
    });
    expect(readGate(refused)).toEqual(HELD);
    const id = await world.github.review(number, { author: 'mette', at: inSeconds(60) });
    expect(readGate(await world.onPullRequest({ ...options, runId: 4_244 }))).toEqual(OPEN);
    world.github.amendReview(id, { state: 'DISMISSED' });
    expect(readGate(await world.onPullRequest({ ...options, runId: 4_245 }))).toEqual(HELD);
  },
};
