import { expect } from '@jest/globals';
import { CLOSED } from '../override-plans.ts';
import { PLAN, type Scenario, seedPlan } from '../scenario.ts';
import { readGate } from '../sign-off-plans.ts';

const files = { [PLAN]: CLOSED.replace('[ana]', '[ana, bob]') };

export const scenario: Scenario = {
  shows: 'a pull request that names its author as the one who may override opens nothing',
  seed: seedPlan(CLOSED, { pullRequests: [{ author: 'bob', files }] }),
  play: async (world) => {
    const body = `/override ${world.pull().headSha} I say so`;
    await world.github.comment(world.pull().number, 'bob', body);
    expect(readGate(await world.onPullRequest())).toEqual([1, 'NO-GO', 'failure']);
  },
};
