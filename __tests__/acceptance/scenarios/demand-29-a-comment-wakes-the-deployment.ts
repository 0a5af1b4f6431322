import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

const DEPLOY = '.github/workflows/deploy.yml';
const inputs = { ...APPROVAL, 'resume-workflow': 'deploy.yml' };

export const scenario: Scenario = {
  shows:
    'nobody waits in a runner: the last sign-off on a merged change starts the deploy workflow',
  seed: seedPlan(SIGNED, { files: { [DEPLOY]: 'on: { workflow_dispatch: {} }\n' } }),
  play: async (world) => {
    const merge = await world.merge();
    expect(readGate(await world.onPush({ inputs }))).toEqual(HELD);
    expect(world.github.dispatches()).toEqual([]);
    const line = `/sign-off tech-lead ${merge.slice(0, 12)}`;
    const signed = await world.onComment('jonas', line, { inputs });
    expect([readGate(signed), signed.warnings]).toEqual([OPEN, []]);
    expect(world.github.dispatches()).toEqual([
      expect.objectContaining({ workflow: 'deploy.yml', ref: 'main', inputs: { commit: merge } }),
    ]);
  },
};
