import { expect } from '@jest/globals';
import { PLAN_OF_FILE, ROLLBACK, readDeployments, release } from '../release-plans.ts';
import { type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a release that fails asks for a rollback, which finds the last one that was verified',
  seed: seedPlan(PLAN_OF_FILE),
  play: async (world) => {
    const good = await release(world, '3 passed', 4_242);
    const bad = await release(world, '1 failed', 4_243);
    expect([bad.shown.exitCode, bad.shown.outputs['rollback']]).toEqual([1, 'required']);
    expect(readDeployments(world).at(-1)).toEqual({
      commit: bad.commit,
      states: ['in_progress', 'failure'],
    });
    const back = await world.onPush({ inputs: ROLLBACK, runId: 4_243 });
    expect([back.exitCode, back.outputs['exit-code']]).toEqual([0, '5']);
    expect(back.report).toContain(`back to ${good.commit}`);
    const word = world.github.deployments('production').at(-1)?.statuses.at(-1);
    expect([word?.state, word?.description]).toEqual([
      'failure',
      expect.stringContaining(good.commit.slice(0, 12)),
    ]);
  },
};
