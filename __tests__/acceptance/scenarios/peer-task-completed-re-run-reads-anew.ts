import { expect } from '@jest/globals';
import { type Scenario, seedPlan, writeItem, writePlan } from '../scenario.ts';

const plan = writePlan(
  `  pre-deployment:\n${writeItem('echo 1 failed')}`,
  'applies: { paths: ["app/**"] }\n',
);

export const scenario: Scenario = {
  shows: 'what changed is asked from GitHub in every run, not read from the event of long ago',
  seed: seedPlan(plan, { pullRequests: [{ author: 'bob', files: { 'docs/a.md': 'words' } }] }),
  play: async (world) => {
    const first = await world.onPullRequest();
    expect(first.verdict).toBe('GO');
    await world.push({ 'app/main.py': 'code' });
    // The same event once more, as a re-run has it.
    const again = await world.run(first.delivery, { attempt: 2 });
    expect([again.exitCode, again.verdict]).toEqual([1, 'NO-GO']);
  },
};
