import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

const pullRequests = [
  { author: 'bob', files: { 'one.txt': 'one' } },
  { author: 'carla', files: { 'two.txt': 'two' } },
];

export const scenario: Scenario = {
  shows: 'a signed pull request opens the gate for its own merge, not for that of another one',
  seed: seedPlan(SIGNED, { pullRequests }),
  play: async (world) => {
    const { number, headSha } = world.pull(0);
    await world.github.comment(number, 'jonas', `/sign-off tech-lead ${headSha}`);
    const signed = await world.merge(0, { method: 'squash' });
    const unsigned = await world.merge(1, { method: 'squash' });
    const own = await world.onPush({ inputs: APPROVAL, commit: signed });
    expect(readGate(own)).toEqual(OPEN);
    const other = await world.onPush({ inputs: APPROVAL, commit: unsigned, runId: 4_243 });
    expect(readGate(other)).toEqual(HELD);
  },
};
