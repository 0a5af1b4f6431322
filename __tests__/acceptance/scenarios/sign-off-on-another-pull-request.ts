import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, readGate, readRefusals, SIGNED } from '../sign-off-plans.ts';

const pullRequests = [
  { author: 'bob', files: { 'one.txt': 'one' } },
  { author: 'carla', files: { 'two.txt': 'two' } },
];

export const scenario: Scenario = {
  shows: 'a sign-off counts where it was written: not the one of #2 for #1, nor for both heads',
  seed: seedPlan(SIGNED, { pullRequests }),
  play: async (world) => {
    const [one, two] = [world.pull(0), world.pull(1)];
    await world.github.comment(two.number, 'jonas', `/sign-off tech-lead ${one.headSha}`);
    await world.github.comment(one.number, 'jonas', `/sign-off tech-lead ${two.headSha}`);
    const first = await world.onPullRequest({ place: 0, inputs: APPROVAL });
    expect(readGate(first)).toEqual(HELD);
    expect(readRefusals(first, 'tech-lead-signs')).toContain(
      `it is of ${two.headSha.slice(0, 12)}`,
    );
    const second = await world.onPullRequest({ place: 1, inputs: APPROVAL, runId: 4_243 });
    expect(readGate(second)).toEqual(HELD);
  },
};
