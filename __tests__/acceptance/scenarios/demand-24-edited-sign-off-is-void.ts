import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, readGate, readRefusals, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'somebody who edits a comment of a tech lead into a sign-off gets nothing from it',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { number, headSha } = world.pull();
    const comment = await world.github.comment(number, 'jonas', 'I will look at it tomorrow.');
    const body = `/sign-off tech-lead ${headSha}`;
    await world.github.editComment(comment.id, body);
    const shown = await world.onCommentEvent({ ...comment, body }, 'edited', { inputs: APPROVAL });
    expect(readGate(shown)).toEqual(HELD);
    expect(readRefusals(shown, 'tech-lead-signs')).toContain('it was edited');
    expect(world.github.reactions(comment.id)).toEqual([]);
  },
};
