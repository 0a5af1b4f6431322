import { expect } from '@jest/globals';
import { type Scenario, seedPlan, writeItem, writePlan } from '../scenario.ts';

const plan = writePlan(
  `  pre-deployment:\n${writeItem('echo 3 passed')}  approval:\n    - { item: Somebody looked, manual: {} }\n`,
);

export const scenario: Scenario = {
  shows: 'the run of one phase keeps in view what another phase of this commit found',
  seed: seedPlan(plan),
  play: async (world) => {
    await world.onPullRequest();
    const shown = await world.onPullRequest({ runId: 4_243, inputs: { phase: 'approval' } });
    expect(shown.ours).toHaveLength(1);
    expect(shown.comment).toContain('The tests pass');
    expect(shown.comment).toContain('Somebody looked');
    expect(shown.comment).toContain('HOLD — production');
    expect(new Set(shown.statuses.map(({ context }) => context)).size).toBe(2);
  },
};
