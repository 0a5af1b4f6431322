import { expect } from '@jest/globals';
import { PLAN_OF_FILE, readDeployments, release } from '../release-plans.ts';
import { type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows:
    'a release is a deployment with a record, in progress first, and a success once it is verified',
  seed: seedPlan(PLAN_OF_FILE),
  play: async (world) => {
    const first = await release(world, '3 passed', 4_242);
    expect([first.shown.exitCode, first.shown.verdict]).toEqual([0, 'GO']);
    const second = await release(world, '3 passed, faster', 4_243);
    expect(readDeployments(world).map(({ commit, states }) => [commit, states.at(-1)])).toEqual([
      [first.commit, expect.stringMatching(/^(?:success|inactive)$/)],
      [second.commit, 'success'],
    ]);
    const [, last] = world.github.deployments('production');
    expect(last?.statuses[0]?.state).toBe('in_progress');
    expect(last?.payload).toMatchObject({
      holdpoint: 1,
      commit: second.commit,
      previousCommit: first.commit,
      runId: '4243',
    });
  },
};
