import { expect } from '@jest/globals';
import { PERSON } from '../../support/github/seed.ts';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'with the token of a person, named by `comment-author`, there is still one comment',
  seed: seedPlan(GOOD),
  play: async (world) => {
    const options = {
      token: world.github.tokenOf(PERSON),
      inputs: { 'comment-author': PERSON.toUpperCase() },
    };
    const first = await world.onPullRequest(options);
    const again = await world.onPullRequest({ ...options, attempt: 2 });
    expect(again.comments.map(({ id, author }) => [id, author])).toEqual([
      [first.comments[0]?.id, PERSON],
    ]);
  },
};
