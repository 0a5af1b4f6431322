import { expect } from '@jest/globals';
import { CLOSED } from '../override-plans.ts';
import { type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'an override that names another commit gets no thumb up, though an earlier one stands',
  seed: seedPlan(CLOSED),
  play: async (world) => {
    const { headSha } = world.pull();
    const answers: string[] = [];
    for (const [index, commit] of [headSha, 'f'.repeat(40)].entries()) {
      const body = `/override ${commit} the shop is down`;
      const shown = await world.onComment('ana', body, { runId: 4_242 + index });
      const spoken = shown.comments.findLast(({ author }) => author === 'ana');
      answers.push(...world.github.reactions(spoken?.id ?? 0).map(({ content }) => content));
    }
    expect(answers).toEqual(['+1', '-1']);
  },
};
