import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows:
    'a commit of less than 12 digits, a branch, or none signs nothing: the answer is "confused"',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { headSha, headRef, number } = world.pull();
    for (const [index, name] of [headSha.slice(0, 11), headRef, 'HEAD', ''].entries()) {
      const body = `/sign-off tech-lead ${name}`;
      const shown = await world.onComment('jonas', body, {
        inputs: APPROVAL,
        runId: 4_242 + index,
      });
      expect(readGate(shown)).toEqual(HELD);
      const spoken = (await world.github.comments(number)).findLast(
        ({ author }) => author === 'jonas',
      );
      expect(world.github.reactions(spoken?.id ?? 0)).toMatchObject([{ content: 'confused' }]);
    }
  },
};
