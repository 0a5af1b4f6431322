import { expect } from '@jest/globals';
import { STRANGER } from '../../support/github/seed.ts';
import { type Scenario, seedPlan, writePlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, readRefusals } from '../sign-off-plans.ts';

const plan = writePlan('  approval:\n    - { item: Somebody looked, manual: {} }\n');

export const scenario: Scenario = {
  shows: 'an item without an owner is confirmed by whoever may write here, and by no reader',
  seed: seedPlan(plan),
  play: async (world) => {
    const body = `/confirm somebody-looked ${world.pull().headSha}`;
    const stranger = await world.onComment(STRANGER, body, { inputs: APPROVAL });
    expect(readGate(stranger)).toEqual(HELD);
    expect(readRefusals(stranger, 'somebody-looked')).toContain('mallory may not write');
    const spoken = stranger.comments.find(({ author }) => author === STRANGER);
    expect(world.github.reactions(spoken?.id ?? 0)).toMatchObject([{ content: '-1' }]);
    const writer = await world.onComment('carla', body, { inputs: APPROVAL, runId: 4_243 });
    expect(readGate(writer)).toEqual(OPEN);
    world.github.setPermission('carla', 'read');
    const left = await world.onPullRequest({ inputs: APPROVAL, runId: 4_244 });
    expect(readGate(left)).toEqual(HELD);
  },
};
