import { expect } from '@jest/globals';
import { PLAN, type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'who is taken out of a role on main has signed nothing any more, at the next run',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const line = `/sign-off tech-lead ${world.pull().headSha}`;
    expect(readGate(await world.onComment('jonas', line, { inputs: APPROVAL }))).toEqual(OPEN);
    await world.pushToMain({ [PLAN]: SIGNED.replace('jonas, ', '') });
    const after = await world.onPullRequest({ inputs: APPROVAL, runId: 4_243 });
    expect(readGate(after)).toEqual(HELD);
  },
};
