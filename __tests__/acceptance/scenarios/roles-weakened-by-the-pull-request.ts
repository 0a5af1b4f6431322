import { expect } from '@jest/globals';
import { PLAN, type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, readGate, SIGNED } from '../sign-off-plans.ts';

const files = {
  [PLAN]: SIGNED.replace('roles:', 'smallTeam: true\nroles:').replace('jonas', 'carla, bob, jonas'),
};

export const scenario: Scenario = {
  shows: 'roles and smallTeam of the pull request itself let nobody sign: those of main count',
  seed: seedPlan(SIGNED, { pullRequests: [{ author: 'bob', files }] }),
  play: async (world) => {
    const line = `/sign-off tech-lead ${world.pull().headSha}`;
    await world.github.comment(world.pull().number, 'bob', line);
    const shown = await world.onComment('carla', line, { inputs: APPROVAL });
    expect(readGate(shown)).toEqual(HELD);
    const again = await world.onPullRequest({ inputs: APPROVAL, runId: 4_243 });
    expect(readGate(again)).toEqual(HELD);
  },
};
