import { expect } from '@jest/globals';
import { squashGroup } from '../merge-queue.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, readGate, SIGNED } from '../sign-off-plans.ts';

const pullRequests = [
  { author: 'bob', files: { 'one.txt': 'one' } },
  { author: 'carla', files: { 'two.txt': 'two' } },
];

export const scenario: Scenario = {
  shows: 'a group that squashes two pull requests is no success where only the last one is signed',
  seed: seedPlan(SIGNED, { pullRequests }),
  play: async (world) => {
    const { number, headSha } = world.pull(1);
    await world.github.comment(number, 'jonas', `/sign-off tech-lead ${headSha}`);
    const group = await squashGroup(world, [0, 1]);
    const shown = await world.run(group, { inputs: APPROVAL });
    expect(readGate(shown)).toEqual([3, 'HOLD', 'failure']);
  },
};
