import { expect } from '@jest/globals';
import { planOf, type Scenario, writeItem } from '../scenario.ts';
import { readItem, readWarnings } from '../sign-off-plans.ts';
import { bringWaiver, ITEM, seedWaiver, writeWaiver } from '../waiver-plans.ts';

const plan = planOf(writeItem('echo 3 passed', 'The page is fast'));

export const scenario: Scenario = {
  shows: 'a waiver that nothing needs is a warning that says to remove it; the item ran and passed',
  seed: seedWaiver(bringWaiver(writeWaiver()), plan),
  play: async (world) => {
    const shown = await world.onPullRequest({ place: 1 });
    expect([shown.exitCode, shown.verdict]).toEqual([0, 'GO']);
    expect(readItem(shown, ITEM).outcome).toBe('pass');
    expect(readWarnings(shown)).toContain('was not used: the item passed. Remove the waiver.');
  },
};
