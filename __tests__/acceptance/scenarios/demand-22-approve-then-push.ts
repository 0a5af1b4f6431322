import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, inSeconds, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'an approving review signs for the commit that it was given for, and not for the next one',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const options = { inputs: APPROVAL };
    const approved = await world.onReview('jonas', { ...options, at: inSeconds(60) });
    expect(readGate(approved)).toEqual(OPEN);
    expect(approved.comment).toMatch(/jonas.*by a review/);
    await world.push({ 'change.txt': 'smuggled in after the approval' });
    const after = await world.onPullRequest({ ...options, runId: 4_243 });
    expect(readGate(after)).toEqual(HELD);
  },
};
