import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, CONTEXT, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'a sign-off by comment turns the status of the pull request’s head green, and no other',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const head = world.pull().headSha;
    const shown = await world.onComment('jonas', `/sign-off tech-lead ${head}`, {
      inputs: APPROVAL,
    });
    expect(readGate(shown)).toEqual(OPEN);
    expect(shown.delivery.about.commit).toBe(head);
    expect(shown.status?.context).toBe(CONTEXT);
    expect(world.github.statuses(await world.github.readMain())).toEqual([]);
    expect(shown.comment).toContain('jonas');
    const spoken = shown.comments.find(({ author }) => author === 'jonas');
    expect(world.github.reactions(spoken?.id ?? 0)).toEqual([
      expect.objectContaining({ content: '+1' }),
    ]);
  },
};
