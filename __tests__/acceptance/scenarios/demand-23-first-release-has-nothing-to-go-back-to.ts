import { expect } from '@jest/globals';
import { ROLLBACK, release, writeRelease } from '../release-plans.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { readItem } from '../sign-off-plans.ts';

const BACK = "{ run: 'echo deploy --image $HOLDPOINT_PREVIOUS_IMAGE; touch deployed' }";

export const scenario: Scenario = {
  shows:
    'the first release has nothing to go back to: the rollback runs nothing and is not verified',
  seed: seedPlan(writeRelease('cat state.txt', BACK)),
  play: async (world) => {
    const bad = await release(world, '1 failed', 4_242);
    expect(bad.shown.outputs['rollback']).toBe('required');
    const back = await world.onPush({ inputs: ROLLBACK, runId: 4_242 });
    expect(back.outputs['exit-code']).toBe('6');
    const step = readItem(back, 'the-release-before-is-back');
    expect(step).toMatchObject({ outcome: 'error', reason: 'config' });
    expect(step.summary).toContain('HOLDPOINT_PREVIOUS_IMAGE is not set');
  },
};
