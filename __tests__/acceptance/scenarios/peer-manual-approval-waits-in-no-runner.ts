import { expect } from '@jest/globals';
import { type Scenario, seedPlan, WAITING } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'what waits for a person ends the run: no polling, no issue, the question in the comment',
  seed: seedPlan(WAITING),
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect([shown.exitCode, shown.verdict]).toEqual([3, 'HOLD']);
    expect(shown.durationMs).toBeLessThan(20_000);
    expect(await world.github.issues()).toEqual([]);
    expect(shown.comment).toContain('/confirm somebody-looked');
    const lists = shown.requests.filter(({ path }) => path.includes('/comments?'));
    expect(lists.length).toBeLessThanOrEqual(3);
  },
};
