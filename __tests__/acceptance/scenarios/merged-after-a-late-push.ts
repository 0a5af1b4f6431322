import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'signed, pushed to, then merged: nobody signed what was merged, until somebody does so',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { number, headSha } = world.pull();
    await world.github.comment(number, 'jonas', `/sign-off tech-lead ${headSha}`);
    await world.push({ 'change.txt': 'smuggled in' });
    const commit = await world.merge(0, { method: 'squash' });
    expect(readGate(await world.onPush({ inputs: APPROVAL }))).toEqual(HELD);
    const late = await world.onComment('mette', `/sign-off tech-lead ${commit}`, {
      inputs: APPROVAL,
      runId: 4_243,
    });
    expect(readGate(late)).toEqual(OPEN);
    expect(readGate(await world.onPush({ inputs: APPROVAL, runId: 4_244 }))).toEqual(OPEN);
  },
};
