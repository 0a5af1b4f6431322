import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { readWarnings } from '../sign-off-plans.ts';
import { FAILED, FAILING, readWaived, WAIVERS, writeWaiver } from '../waiver-plans.ts';

const opened = { author: 'bob', files: { 'docs.txt': 'harmless' }, reviews: [{ author: 'jonas' }] };

export const scenario: Scenario = {
  shows: 'a waiver that was pushed after the approval was approved by nobody',
  seed: seedPlan(FAILING, { pullRequests: [opened] }),
  play: async (world) => {
    await world.push({ [WAIVERS]: writeWaiver() });
    await world.merge(0, { method: 'squash' });
    const shown = await world.onPush();
    expect(readWaived(shown)).toEqual(FAILED);
    expect(readWarnings(shown)).toContain('did not hold it as it stands now');
  },
};
