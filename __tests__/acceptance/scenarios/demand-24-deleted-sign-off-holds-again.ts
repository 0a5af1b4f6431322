import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'the run of a deleted sign-off takes the green status back',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const body = `/sign-off tech-lead ${world.pull().headSha}`;
    const first = await world.onComment('jonas', body, { inputs: APPROVAL });
    expect(readGate(first)).toEqual(OPEN);
    const comment = first.comments.find(({ author }) => author === 'jonas');
    if (comment === undefined) throw new Error('The sign-off is gone.');
    await world.github.deleteComment(comment.id);
    const after = await world.onCommentEvent(comment, 'deleted', {
      inputs: APPROVAL,
      runId: 4_243,
    });
    expect(readGate(after)).toEqual(HELD);
    expect(after.warnings).toEqual([]);
  },
};
