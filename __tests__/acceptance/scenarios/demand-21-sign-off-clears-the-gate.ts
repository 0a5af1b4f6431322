import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, TWICE_SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'sign-offs clear the gate one by one as they are written, without a push',
  seed: seedPlan(TWICE_SIGNED),
  play: async (world) => {
    const head = world.pull().headSha;
    expect(readGate(await world.onPullRequest({ inputs: APPROVAL }))).toEqual(HELD);
    const half = await world.onComment('ana', `/sign-off product-owner ${head}`, {
      inputs: APPROVAL,
      runId: 4_243,
    });
    expect(readGate(half)).toEqual(HELD);
    expect(half.comment).toContain(`/sign-off tech-lead ${head.slice(0, 12)}`);
    const whole = await world.onComment(
      'mette',
      `Fine.\n\n/Sign-off Tech Lead ${head.slice(0, 12)}`,
      {
        inputs: APPROVAL,
        runId: 4_244,
      },
    );
    expect(readGate(whole)).toEqual(OPEN);
    expect(whole.ours).toHaveLength(1);
  },
};
