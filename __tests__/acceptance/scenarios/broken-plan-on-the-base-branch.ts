import { expect } from '@jest/globals';
import { GOOD, PLAN, type Scenario, seedPlan } from '../scenario.ts';

const broken = GOOD.replace('command:', 'comand:');

export const scenario: Scenario = {
  shows: 'a broken plan on the base branch is status error; a pull request that mends it is judged',
  seed: seedPlan(broken, {
    pullRequests: [{ files: { 'change.txt': 'x' } }, { files: { [PLAN]: GOOD } }],
  }),
  play: async (world) => {
    const inputs = { environment: 'production' };
    const other = await world.onPullRequest({ inputs });
    expect([other.exitCode, other.verdict, other.status?.state]).toEqual([2, '', 'error']);
    expect(other.errors.join('\n')).toContain('`command`');
    const mending = await world.onPullRequest({ place: 1, inputs });
    expect([mending.exitCode, mending.verdict, mending.status?.state]).toEqual([
      0,
      'GO',
      'success',
    ]);
    expect(mending.comment).toContain('The plan on the base branch is broken');
  },
};
