import { expect } from '@jest/globals';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a workflow_run that names no pull request, as for a fork, finds it by the commit',
  seed: seedPlan(GOOD, {
    pullRequests: [{ author: 'mallory', fork: true, files: { 'change.txt': 'a change' } }],
  }),
  play: async (world) => {
    const shown = await world.onWorkflowRun({ headRepository: 'mallory/crm' });
    expect(shown.delivery.payload).toMatchObject({ workflow_run: { pull_requests: [] } });
    // No program runs on the event, so nothing of the fork turns into a success.
    expect([shown.exitCode, shown.verdict, shown.status?.state]).toEqual([3, 'HOLD', 'error']);
    const comments = await world.github.comments(world.pull().number);
    expect(comments.map(({ body }) => body.includes('HOLD — production'))).toEqual([true]);
    expect(shown.delivery.about.commit).toBe(world.pull().headSha);
  },
};
