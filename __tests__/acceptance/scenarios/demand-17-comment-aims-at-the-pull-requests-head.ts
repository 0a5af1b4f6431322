import { expect } from '@jest/globals';
import { type Scenario, seedPlan, writePlan } from '../scenario.ts';

const plan = writePlan(
  '  approval:\n    - { item: Ana looked, manual: {} }\n    - { item: Jonas looked, manual: {} }\n',
);

export const scenario: Scenario = {
  shows: 'a run of issue_comment posts on the pull request’s head, not on the default branch',
  seed: seedPlan(plan),
  play: async (world) => {
    const head = world.pull().headSha;
    const inputs = { phase: 'approval' };
    const shown = await world.onComment('ana', `/confirm ana-looked ${head}`, { inputs });
    expect(shown.verdict).toBe('HOLD');
    expect(shown.delivery.about.commit).toBe(head);
    expect(shown.status).toMatchObject({
      state: 'pending',
      context: 'holdpoint/production/approval',
    });
    expect(world.github.statuses(await world.github.readMain())).toEqual([]);
    expect(shown.ours).toHaveLength(1);
    expect(shown.comment).toContain(head.slice(0, 7));
  },
};
