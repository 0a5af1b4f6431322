import { expect } from '@jest/globals';
import { BOT } from '../../support/github/seed.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'a bot signs nothing, and the line that our own comment prints to paste signs nothing',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const body = `/sign-off tech-lead ${world.pull().headSha}`;
    expect(readGate(await world.onComment(BOT, body, { inputs: APPROVAL }))).toEqual(HELD);
    const again = await world.onPullRequest({ inputs: APPROVAL, runId: 4_243 });
    expect(readGate(again)).toEqual(HELD);
  },
};
