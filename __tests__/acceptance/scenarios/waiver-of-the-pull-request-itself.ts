import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { FAILED, FAILING, readWaived, WAIVED, WAIVERS, writeWaiver } from '../waiver-plans.ts';

const own = {
  author: 'bob',
  files: { [WAIVERS]: writeWaiver() },
  reviews: [{ author: 'jonas' }],
};

export const scenario: Scenario = {
  shows: 'a waiver does not count on the pull request that brings it, though it is approved there',
  seed: seedPlan(FAILING, { pullRequests: [own] }),
  play: async (world) => {
    expect(readWaived(await world.onPullRequest())).toEqual(FAILED);
    await world.merge(0, { method: 'squash' });
    expect(readWaived(await world.onPush({ runId: 4_243 }))).toEqual(WAIVED);
  },
};
