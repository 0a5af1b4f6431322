import { expect } from '@jest/globals';
import { ALL_PERMISSIONS } from '../../support/github/seed.ts';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a commit without a pull request gets the comment itself, once',
  seed: seedPlan(GOOD, { permissions: { ...ALL_PERMISSIONS, contents: 'write' } }),
  play: async (world) => {
    await world.pushToMain({ 'hotfix.txt': 'quick' });
    const first = await world.onPush();
    expect([first.exitCode, first.ours.length, first.warnings]).toEqual([0, 1, []]);
    const again = await world.onPush({ attempt: 2 });
    expect(again.ours.map(({ id }) => id)).toEqual(first.ours.map(({ id }) => id));
  },
};
