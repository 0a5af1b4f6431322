import { expect } from '@jest/globals';
import { planOf, type Scenario, seedPlan, writeItem } from '../scenario.ts';

const plan = planOf(writeItem('echo 1 failed'), writeItem('exit 7', 'The build works'));

export const scenario: Scenario = {
  shows: 'where no comment can be written, each item that failed is an annotation of the run',
  seed: seedPlan(plan, {
    pullRequests: [{ author: 'mallory', fork: true, files: { 'change.txt': 'x' } }],
  }),
  play: async (world) => {
    const shown = await world.onPullRequest({ head: 'mallory/crm' });
    expect([shown.exitCode, shown.comments]).toEqual([1, []]);
    expect(shown.errors.filter((text) => text.includes('The tests pass'))).toHaveLength(1);
    expect(shown.errors.filter((text) => text.includes('The build works'))).toHaveLength(1);
  },
};
