import { expect } from '@jest/globals';
import type { Scenario } from '../scenario.ts';
import { readWarnings } from '../sign-off-plans.ts';
import { bringWaiver, FAILED, readWaived, seedWaiver, writeWaiver } from '../waiver-plans.ts';

const waiver = writeWaiver({ requestedBy: 'mette', approvedBy: 'BOB' });

export const scenario: Scenario = {
  shows: 'who opened the pull request can’t be the approver, whoever stands as the requester',
  seed: seedWaiver(bringWaiver(waiver)),
  play: async (world) => {
    const shown = await world.onPullRequest({ place: 1 });
    expect(readWaived(shown)).toEqual(FAILED);
    expect(readWarnings(shown)).toContain('does not count');
  },
};
