import { expect } from '@jest/globals';
import { CLOSED } from '../override-plans.ts';
import { type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'the comment that overrides is answered, and by itself turns the status of the head green',
  seed: seedPlan(CLOSED),
  play: async (world) => {
    await world.onPullRequest();
    const body = `/override ${world.pull().headSha} the shop is down`;
    const shown = await world.onComment('ana', body, { runId: 4_243 });
    expect([shown.exitCode, shown.status?.state]).toEqual([0, 'success']);
    expect(shown.verdict).not.toBe('GO');
    const spoken = shown.comments.find(({ author }) => author === 'ana');
    expect(world.github.reactions(spoken?.id ?? 0)).toMatchObject([{ content: '+1' }]);
  },
};
