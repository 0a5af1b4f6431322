import { expect } from '@jest/globals';
import { BAD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'comment: false and status: false write nothing, and without a token nothing is asked',
  seed: seedPlan(BAD),
  play: async (world) => {
    const inputs = { comment: 'false', status: 'false' };
    const quiet = await world.onPullRequest({ inputs });
    expect([quiet.exitCode, quiet.verdict, quiet.warnings]).toEqual([1, 'NO-GO', []]);
    expect(quiet.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    const blind = await world.onPush({ inputs: { 'github-token': '' } });
    expect([blind.exitCode, blind.verdict, blind.requests]).toEqual([1, 'NO-GO', []]);
  },
};
