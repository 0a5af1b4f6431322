import { expect } from '@jest/globals';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'what a fork’s run finds is never a status, even with a token that could post one',
  seed: seedPlan(GOOD, {
    pullRequests: [{ author: 'mallory', fork: true, files: { 'change.txt': 'a change' } }],
  }),
  play: async (world) => {
    const named = await world.onPullRequest({ head: 'mallory/crm' });
    expect([named.exitCode, named.verdict, named.statuses]).toEqual([0, 'GO', []]);
    const deleted = await world.onPullRequest({ action: 'labeled', head: null });
    expect([deleted.exitCode, deleted.statuses, deleted.comments]).toEqual([0, [], []]);
  },
};
