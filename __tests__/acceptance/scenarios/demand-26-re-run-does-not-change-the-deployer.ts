import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'neither who dispatched a run nor who started it again can be the one who signed',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { number, headSha } = world.pull();
    await world.github.comment(number, 'jonas', `/sign-off tech-lead ${headSha}`);
    const commit = await world.merge();
    const options = { inputs: APPROVAL, attempt: 2 };
    const his = await world.onDispatch(
      { commit },
      { ...options, actor: 'carla', triggeredBy: 'jonas' },
    );
    expect(readGate(his)).toEqual(HELD);
    const hers = await world.onDispatch(
      { commit },
      { ...options, attempt: 3, actor: 'jonas', triggeredBy: 'carla' },
    );
    expect(readGate(hers)).toEqual(HELD);
  },
};
