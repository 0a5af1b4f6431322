import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

const line = '/sign-off tech-lead 000000000000';
const flood = Array.from({ length: 40 }, () => ({
  author: 'jonas',
  body: `${line}\n`.repeat(50),
}));

export const scenario: Scenario = {
  shows: 'a flood of sign-offs of other commits neither signs nor hides the one that does',
  seed: seedPlan(SIGNED, {
    pullRequests: [{ author: 'bob', files: { 'change.txt': 'a change' }, comments: flood }],
  }),
  play: async (world) => {
    const { headSha } = world.pull();
    const before = await world.onPullRequest({ inputs: APPROVAL });
    expect(readGate(before)).toEqual(HELD);
    const body = `/sign-off tech-lead ${headSha}`;
    const signed = await world.onComment('mette', body, { inputs: APPROVAL, runId: 4_243 });
    expect(readGate(signed)).toEqual(OPEN);
  },
};
