import { expect } from '@jest/globals';
import { BAD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'the result is a commit status: a check run would turn up under another workflow',
  seed: seedPlan(BAD),
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect(shown.requests.filter(({ path }) => path.includes('/check-'))).toEqual([]);
    expect(shown.statuses.map(({ state, context }) => [state, context])).toEqual([
      ['pending', 'holdpoint/production/pre-deployment'],
      ['failure', 'holdpoint/production/pre-deployment'],
    ]);
  },
};
