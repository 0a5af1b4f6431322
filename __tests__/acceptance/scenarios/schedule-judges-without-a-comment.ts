import { expect } from '@jest/globals';
import { BAD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a nightly run judges the default branch, posts the status and bothers nobody',
  seed: seedPlan(BAD),
  play: async (world) => {
    const shown = await world.onSchedule();
    expect([shown.exitCode, shown.verdict, shown.status?.state]).toEqual([1, 'NO-GO', 'failure']);
    expect(shown.comments).toEqual([]);
    expect(shown.requests.filter(({ path }) => path.includes('/comments'))).toEqual([]);
  },
};
