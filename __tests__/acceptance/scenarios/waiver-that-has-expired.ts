import { expect } from '@jest/globals';
import type { Scenario } from '../scenario.ts';
import { inSeconds, readWarnings } from '../sign-off-plans.ts';
import { bringWaiver, FAILED, readWaived, seedWaiver, writeWaiver } from '../waiver-plans.ts';

const waiver = writeWaiver({ expires: inSeconds(-60) });

export const scenario: Scenario = {
  shows: 'the true outcome returns when a waiver ends, and the warning says when that was',
  seed: seedWaiver(bringWaiver(waiver)),
  play: async (world) => {
    const shown = await world.onPullRequest({ place: 1 });
    expect(readWaived(shown)).toEqual(FAILED);
    expect(shown.status?.state).toBe('failure');
    expect(readWarnings(shown)).toMatch(/expired at/);
  },
};
