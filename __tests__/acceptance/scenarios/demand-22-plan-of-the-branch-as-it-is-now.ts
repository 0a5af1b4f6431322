import { expect } from '@jest/globals';
import { BAD, GOOD, PLAN, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a re-run of an old event is judged by the plan of today: the old one can’t be replayed',
  seed: seedPlan(GOOD),
  play: async (world) => {
    const first = await world.onPullRequest();
    expect(first.verdict).toBe('GO');
    await world.pushToMain({ [PLAN]: BAD });
    const again = await world.onPullRequest({ attempt: 2, files: { [PLAN]: GOOD } });
    expect(again.delivery.payload).toEqual(first.delivery.payload);
    expect([again.exitCode, again.verdict, again.status?.state]).toEqual([1, 'NO-GO', 'failure']);
  },
};
