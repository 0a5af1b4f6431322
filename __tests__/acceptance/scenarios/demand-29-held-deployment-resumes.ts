import { expect } from '@jest/globals';
import { BOT } from '../../support/github/seed.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

const DEPLOY = '.github/workflows/deploy.yml';
const inputs = { ...APPROVAL, 'resume-workflow': 'deploy.yml' };

export const scenario: Scenario = {
  shows:
    'a deployment that waits ends its run at once; the sign-off starts it again, by its commit',
  seed: seedPlan(SIGNED, { files: { [DEPLOY]: 'on: workflow_dispatch\n' } }),
  play: async (world) => {
    const commit = await world.merge(0, { method: 'squash' });
    const held = await world.onPush({ inputs: APPROVAL });
    expect(readGate(held)).toEqual(HELD);
    expect(held.durationMs).toBeLessThan(20_000);
    expect(world.github.dispatches()).toEqual([]);
    const options = { inputs, runId: 4_243 };
    const signed = await world.onComment('mette', `/sign-off tech-lead ${commit}`, options);
    expect(readGate(signed)).toEqual(OPEN);
    expect(world.github.dispatches()).toEqual([
      { workflow: 'deploy.yml', ref: 'main', inputs: { commit }, by: BOT },
    ]);
    const resumed = await world.onDispatch(
      { commit },
      { inputs: APPROVAL, actor: BOT, runId: 4_244 },
    );
    expect(readGate(resumed)).toEqual(OPEN);
    expect(await world.github.issues()).toEqual([]);
  },
};
