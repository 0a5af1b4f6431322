import { expect } from '@jest/globals';
import type { Scenario } from '../scenario.ts';
import { bringWaiver, seedWaiver, WAIVERS, writeWaiver } from '../waiver-plans.ts';

const waiver = writeWaiver({ requestedBy: 'Jonas', approvedBy: 'jonas' });

export const scenario: Scenario = {
  shows: 'a waiver that one person both asks for and approves is a plan error, with file and line',
  seed: seedWaiver(bringWaiver(waiver)),
  play: async (world) => {
    const shown = await world.onPullRequest({ place: 1 });
    expect([shown.exitCode, shown.verdict]).toEqual([2, '']);
    expect(shown.errors.join('\n')).toContain(`${WAIVERS}:`);
    expect(shown.errors.join('\n')).toContain('somebody else than `requestedBy`');
    expect(shown.statuses.map(({ state }) => state)).not.toContain('success');
  },
};
