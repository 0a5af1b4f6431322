import { expect } from '@jest/globals';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'the push that a merge makes is judged, and the merged pull request gets the comment',
  seed: seedPlan(GOOD),
  play: async (world) => {
    const merge = await world.merge();
    const shown = await world.onPush();
    expect([shown.exitCode, shown.delivery.about.commit]).toEqual([0, merge]);
    expect(shown.status?.state).toBe('success');
    const comments = await world.github.comments(world.pull().number);
    expect(comments.map(({ body }) => body.includes('GO — production'))).toEqual([true]);
    expect(comments[0]?.body).toContain(merge.slice(0, 7));
  },
};
