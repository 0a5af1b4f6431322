import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'a sign-off that counted is void once it was edited, even back to the very same words',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const body = `/sign-off tech-lead ${world.pull().headSha}`;
    const first = await world.onComment('jonas', body, { inputs: APPROVAL });
    expect(readGate(first)).toEqual(OPEN);
    const comment = first.comments.find(({ author }) => author === 'jonas');
    if (comment === undefined) throw new Error('The sign-off is gone.');
    await world.github.editComment(comment.id, 'On second thoughts: no.');
    await world.github.editComment(comment.id, body);
    const again = await world.onCommentEvent(comment, 'edited', { inputs: APPROVAL, runId: 4_243 });
    expect(readGate(again)).toEqual(HELD);
  },
};
