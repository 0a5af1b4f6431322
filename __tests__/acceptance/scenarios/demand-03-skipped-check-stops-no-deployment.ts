import { expect } from '@jest/globals';
import { type Scenario, seedPlan, writeItem, writePlan } from '../scenario.ts';

const plan = writePlan(
  `  pre-deployment:\n${writeItem('echo 3 passed')}  deployment:\n${writeItem('echo 3 passed', 'It is deployed')}`,
);

export const scenario: Scenario = {
  shows:
    'a skipped check or a pending status of others does not keep the deployment from being made',
  seed: seedPlan(plan),
  play: async (world) => {
    const commit = await world.merge();
    world.github.addCheckRun(commit, { name: 'docs', status: 'completed', conclusion: 'skipped' });
    world.github.addStatus(commit, { state: 'pending', context: 'somebody/else' });
    const shown = await world.onPush({ inputs: { phase: 'pre-deployment,deployment' } });
    expect([shown.exitCode, shown.verdict, shown.warnings]).toEqual([0, 'GO', []]);
    expect(world.github.deployments('production')).toEqual([
      expect.objectContaining({
        commit,
        statuses: expect.arrayContaining([expect.objectContaining({ state: 'in_progress' })]),
      }),
    ]);
  },
};
