import { expect } from '@jest/globals';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'no input names the comment, so none that is renamed or misspelt can double it',
  seed: seedPlan(GOOD),
  play: async (world) => {
    const first = await world.onPullRequest({ inputs: { comment_tag: 'one' } });
    const again = await world.onPullRequest({ attempt: 2, inputs: { 'comment-tag': 'two' } });
    expect(again.comments.map(({ id }) => id)).toEqual(first.comments.map(({ id }) => id));
    expect(again.comments).toHaveLength(1);
  },
};
