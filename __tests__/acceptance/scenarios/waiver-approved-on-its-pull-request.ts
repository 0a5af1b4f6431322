import { expect } from '@jest/globals';
import type { Scenario } from '../scenario.ts';
import { bringWaiver, readWaived, seedWaiver, WAIVED, writeWaiver } from '../waiver-plans.ts';

export const scenario: Scenario = {
  shows: 'a waiver that was approved on the pull request that brought it makes GO, and is listed',
  seed: seedWaiver(bringWaiver(writeWaiver())),
  play: async (world) => {
    const shown = await world.onPullRequest({ place: 1 });
    expect(readWaived(shown)).toEqual(WAIVED);
    expect(shown.status?.state).toBe('success');
    for (const text of [shown.comment, shown.summary]) {
      expect(text).toContain('approved by jonas');
      expect(text).toContain('The page is rewritten next week');
      expect(text).toMatch(/without it fail/);
    }
    expect(shown.outputs['counts']).toContain('"waived":1');
  },
};
