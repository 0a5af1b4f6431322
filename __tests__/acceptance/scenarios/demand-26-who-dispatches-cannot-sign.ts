import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, readRefusals, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'who dispatches a deployment can’t be the one who signed for it',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { number, headSha } = world.pull();
    await world.github.comment(number, 'jonas', `/sign-off tech-lead ${headSha}`);
    const commit = await world.merge();
    const options = { inputs: APPROVAL };
    const own = await world.onDispatch({ commit }, { ...options, actor: 'jonas' });
    expect(readGate(own)).toEqual(HELD);
    expect(readRefusals(own, 'tech-lead-signs')).toContain('jonas deploys this');
    const other = await world.onDispatch({ commit }, { ...options, actor: 'carla', runId: 4_243 });
    expect(readGate(other)).toEqual(OPEN);
  },
};
