import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, readGate, SIGNED } from '../sign-off-plans.ts';

/** A Cyrillic letter, a fullwidth one, a space of no width, and one turned round. */
const ROLES = ['tесh-lead', 'ｔech-lead', 'tech\u200B-lead', '\u202Edael-hcet'];

export const scenario: Scenario = {
  shows: 'a role in letters that only look alike is another role, which nobody has asked for',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { headSha } = world.pull();
    const body = ROLES.map((role) => `/sign-off ${role} ${headSha}`).join('\n');
    const shown = await world.onComment('jonas', body, { inputs: APPROVAL });
    expect(readGate(shown)).toEqual(HELD);
    const spoken = shown.comments.find(({ author }) => author === 'jonas');
    expect(world.github.reactions(spoken?.id ?? 0)).toMatchObject([{ content: '-1' }]);
  },
};
