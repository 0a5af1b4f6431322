import { expect } from '@jest/globals';
import { queueUp } from '../merge-queue.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

const pullRequests = [
  { author: 'bob', files: { 'one.txt': 'one' } },
  { author: 'carla', files: { 'two.txt': 'two' } },
];

export const scenario: Scenario = {
  shows:
    'groups of the merge queue have the sign-offs of their pull requests; one unsigned is a failure',
  seed: seedPlan(SIGNED, { pullRequests }),
  play: async (world) => {
    const sign = async (place: number) => {
      const { number, headSha } = world.pull(place);
      await world.github.comment(number, 'jonas', `/sign-off tech-lead ${headSha}`);
    };
    await sign(0);
    const [first, second] = await queueUp(world, [0, 1]);
    if (first === undefined || second === undefined) throw new Error('There are no groups.');
    expect(readGate(await world.run(first, { inputs: APPROVAL }))).toEqual(OPEN);
    const held = await world.run(second, { inputs: APPROVAL, runId: 4_243 });
    expect(readGate(held)).toEqual([3, 'HOLD', 'failure']);
    await sign(1);
    const signed = await world.run(second, { inputs: APPROVAL, runId: 4_244 });
    expect(readGate(signed)).toEqual(OPEN);
  },
};
