import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, TWICE_SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows:
    'the lines that the comment prints to paste are those that sign, and a whole quote is none',
  seed: seedPlan(TWICE_SIGNED),
  play: async (world) => {
    const options = { inputs: APPROVAL };
    const asked = await world.onPullRequest(options);
    expect(readGate(asked)).toEqual(HELD);
    const quote = await world.onComment('ana', asked.comment, { ...options, runId: 4_243 });
    expect(readGate(quote)).toEqual([0, '', 'pending']);
    expect(quote.log).toContain('holds no command');
    const lines = asked.comment.split('\n').filter((line) => line.startsWith('/'));
    expect(lines).toHaveLength(2);
    for (const author of ['ana', 'mette']) {
      const line = lines.find((one) =>
        one.includes(author === 'ana' ? 'product-owner' : 'tech-lead'),
      );
      await world.github.comment(world.pull().number, author, line ?? 'nothing to paste');
    }
    expect(readGate(await world.onPullRequest({ ...options, runId: 4_244 }))).toEqual(OPEN);
  },
};
