import { expect } from '@jest/globals';
import type { Scenario } from '../scenario.ts';
import { readWarnings } from '../sign-off-plans.ts';
import { bringWaiver, FAILED, readWaived, seedWaiver, writeWaiver } from '../waiver-plans.ts';

const reviews = [
  { author: 'mette' },
  { author: 'jonas', state: 'COMMENTED', body: 'Approved!' },
] as const;

export const scenario: Scenario = {
  shows: 'a waiver says who approved it; if that person never did, it covers nothing',
  seed: seedWaiver(bringWaiver(writeWaiver(), { reviews })),
  play: async (world) => {
    const shown = await world.onPullRequest({ place: 1 });
    expect(readWaived(shown)).toEqual(FAILED);
    expect(readWarnings(shown)).toContain('jonas has not approved #1');
  },
};
