import { expect } from '@jest/globals';
import { STRANGER } from '../../support/github/seed.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

const comments = Array.from({ length: 150 }, (_, index) => ({
  author: STRANGER,
  body: `Comment ${index}`,
}));

export const scenario: Scenario = {
  shows: 'a sign-off behind 150 comments counts, and so does the one that takes it back',
  seed: seedPlan(SIGNED, {
    pullRequests: [{ author: 'bob', files: { 'change.txt': 'a change' }, comments }],
  }),
  play: async (world) => {
    const line = `/sign-off tech-lead ${world.pull().headSha}`;
    expect(readGate(await world.onComment('jonas', line, { inputs: APPROVAL }))).toEqual(OPEN);
    const back = await world.onComment('jonas', '/withdraw', { inputs: APPROVAL, runId: 4_243 });
    expect(readGate(back)).toEqual(HELD);
  },
};
