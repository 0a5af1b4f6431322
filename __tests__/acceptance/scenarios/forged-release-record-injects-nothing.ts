import { expect } from '@jest/globals';
import { BOT, STRANGER } from '../../support/github/seed.ts';
import { PLAN_OF_FILE, ROLLBACK, release } from '../release-plans.ts';
import { type Scenario, seedPlan } from '../scenario.ts';

const digest = 'd'.repeat(64);

export const scenario: Scenario = {
  shows: 'a record that somebody forged, or that names an invented run, is nothing to go back to',
  seed: seedPlan(PLAN_OF_FILE),
  play: async (world) => {
    const old = await world.github.readMain();
    const record = { holdpoint: 1, environment: 'production', commit: old, planId: 'default' };
    const forged = [
      { creator: BOT, payload: { ...record, image: 'x; touch pwned', runId: '1', attempt: 1 } },
      { creator: BOT, payload: { ...record, planDigest: digest, runId: '77', attempt: 1 } },
      { creator: STRANGER, payload: { ...record, planDigest: digest, runId: '4242', attempt: 1 } },
    ];
    for (const { creator, payload } of forged) {
      const about = { commit: old, environment: 'production', payload, creator };
      const id = world.github.addDeployment(about);
      world.github.addDeploymentStatus(id, { state: 'success', creator });
    }
    const bad = await release(world, '1 failed', 4_242);
    expect(bad.shown.outputs['rollback']).toBe('required');
    const back = await world.onPush({ inputs: ROLLBACK, runId: 4_242 });
    const said = back.report ?? '';
    expect(said).toContain('back to ');
    expect(said).not.toContain(`back to ${old}`);
    expect(said).not.toContain('pwned');
  },
};
