import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'without `carry` a sign-off is void once the branch is brought up to date',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { number, headSha } = world.pull();
    await world.github.comment(number, 'jonas', `/sign-off tech-lead ${headSha}`);
    expect(readGate(await world.onPullRequest({ inputs: APPROVAL }))).toEqual(OPEN);
    await world.pushToMain({ 'elsewhere.txt': 'another change' });
    await world.github.updateBranch(number);
    expect(readGate(await world.onPullRequest({ inputs: APPROVAL, runId: 4_243 }))).toEqual(HELD);
  },
};
