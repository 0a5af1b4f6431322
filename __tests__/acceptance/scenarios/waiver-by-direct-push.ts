import { expect } from '@jest/globals';
import type { Scenario } from '../scenario.ts';
import { readWarnings } from '../sign-off-plans.ts';
import {
  bringWaiver,
  FAILED,
  readWaived,
  seedWaiver,
  WAIVED,
  WAIVERS,
  writeWaiver,
} from '../waiver-plans.ts';

export const scenario: Scenario = {
  shows: 'a waiver that came by a direct push, or was changed by one, covers nothing',
  seed: seedWaiver(bringWaiver(writeWaiver())),
  play: async (world) => {
    expect(readWaived(await world.onPullRequest({ place: 1 }))).toEqual(WAIVED);
    const longer = writeWaiver().replace('next week', 'some day');
    await world.pushToMain({ [WAIVERS]: longer });
    const shown = await world.onPullRequest({ place: 1, runId: 4_243 });
    expect(readWaived(shown)).toEqual(FAILED);
    expect(readWarnings(shown)).toContain('no pull request into main brought it');
  },
};
