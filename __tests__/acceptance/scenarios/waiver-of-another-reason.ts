import { expect } from '@jest/globals';
import type { Scenario } from '../scenario.ts';
import { readWarnings } from '../sign-off-plans.ts';
import { bringWaiver, FAILED, readWaived, seedWaiver, writeWaiver } from '../waiver-plans.ts';

export const scenario: Scenario = {
  shows: 'a waiver covers the reason that it names, and no other way to fail',
  seed: seedWaiver(bringWaiver(writeWaiver({ reason: 'status' }))),
  play: async (world) => {
    const shown = await world.onPullRequest({ place: 1 });
    expect(readWaived(shown)).toEqual(FAILED);
    expect(readWarnings(shown)).toContain('covers `status` alone');
  },
};
