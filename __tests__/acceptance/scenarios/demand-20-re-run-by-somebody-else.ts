import { expect } from '@jest/globals';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a run that somebody else starts again is judged alike, and the report names its actor',
  seed: seedPlan(GOOD),
  play: async (world) => {
    const first = await world.onPullRequest({ actor: 'bob' });
    const again = await world.onPullRequest({ actor: 'bob', triggeredBy: 'carla', attempt: 2 });
    expect([again.exitCode, again.verdict]).toEqual([first.exitCode, first.verdict]);
    const { run } = JSON.parse(again.report ?? '{}') as { run: { actor: string; attempt: number } };
    expect(run).toMatchObject({ actor: 'bob', attempt: 2 });
    expect(again.comments.map(({ id }) => id)).toEqual(first.comments.map(({ id }) => id));
  },
};
