import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, inSeconds, readGate, readRefusals, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'a review that GitHub moved to a new head by update-branch does not sign for that head',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { number } = world.pull();
    await world.github.review(number, { author: 'jonas', at: inSeconds(-60) });
    await world.pushToMain({ 'main.txt': 'what jonas has not seen' });
    await world.github.updateBranch(number);
    const shown = await world.onPullRequest({ inputs: APPROVAL });
    expect(readGate(shown)).toEqual(HELD);
    expect(readRefusals(shown, 'tech-lead-signs')).toContain('older than the head');
  },
};
