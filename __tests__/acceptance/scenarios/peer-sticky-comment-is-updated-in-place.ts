import { expect } from '@jest/globals';
import { FAULTS } from '../../support/github/faults.ts';
import { BAD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'the comment is written over, never deleted first: a failing write leaves the old text',
  seed: seedPlan(BAD),
  play: async (world) => {
    const first = await world.onPullRequest();
    world.github.queueFault({ ...FAULTS.invalid, match: /^(?:PATCH|POST) .*\/comments/, times: 9 });
    const again = await world.onPullRequest({ attempt: 2 });
    expect(again.exitCode).toBe(1);
    expect(again.comments).toEqual(first.comments);
    expect(again.warnings).toHaveLength(1);
    expect(again.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
  },
};
