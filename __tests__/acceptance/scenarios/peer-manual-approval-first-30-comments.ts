import { expect } from '@jest/globals';
import { STRANGER } from '../../support/github/seed.ts';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

const comments = Array.from({ length: 130 }, (_, index) => ({
  author: STRANGER,
  body: `Comment ${index}`,
}));

export const scenario: Scenario = {
  shows: 'our comment is found behind 130 others, on the second page',
  seed: seedPlan(GOOD, { pullRequests: [{ files: { 'change.txt': 'a change' }, comments }] }),
  play: async (world) => {
    const first = await world.onPullRequest();
    expect(first.comments).toHaveLength(131);
    const again = await world.onPullRequest({ attempt: 2 });
    expect(again.comments).toHaveLength(131);
    expect(again.ours.map(({ id }) => id)).toEqual(first.ours.map(({ id }) => id));
    expect(again.requests.some(({ path }) => /\/comments\?.*page=2/.test(path))).toBe(true);
  },
};
