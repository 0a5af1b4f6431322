import { expect } from '@jest/globals';
import { PLAN_OF_FILE, RELEASE, release } from '../release-plans.ts';
import { type Scenario, seedPlan, WORKFLOW } from '../scenario.ts';
import { readItem } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'a commit that is older than what is deployed is not deployed, whoever starts it',
  seed: seedPlan(PLAN_OF_FILE),
  play: async (world) => {
    const old = await world.pushToMain({ 'state.txt': '3 passed, old' });
    const newer = await release(world, '3 passed', 4_242);
    expect(newer.shown.verdict).toBe('GO');
    const event = 'workflow_dispatch';
    world.github.addRun({ id: 4_243, attempt: 1, path: WORKFLOW, event, headSha: newer.commit });
    const shown = await world.onDispatch({ commit: old }, { inputs: RELEASE, runId: 4_243 });
    expect(shown.verdict).toBe('HOLD');
    const deployed = readItem(shown, 'it-is-deployed');
    expect(deployed).toMatchObject({ outcome: 'inconclusive', reason: 'needs-unmet' });
    expect(shown.outputs['summary']).toMatch(/older|superseded/i);
    expect(world.github.deployments('production')).toHaveLength(1);
  },
};
