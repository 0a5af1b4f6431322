import { expect } from '@jest/globals';
import { planOf, type Scenario, seedPlan } from '../scenario.ts';

const plan = planOf('    - item: CI is green\n      checks: { required: [build] }\n');

export const scenario: Scenario = {
  shows:
    'a required check counts on this commit, from this app, by its newest run: skipped is no success',
  seed: seedPlan(plan),
  play: async (world) => {
    const { headSha } = world.pull();
    const verdicts: string[] = [];
    const look = async () => verdicts.push((await world.onPullRequest()).verdict);
    await look();
    world.github.addCheckRun(headSha, { name: 'build', conclusion: 'success', app: 'mallory-ci' });
    await look();
    world.github.addCheckRun(headSha, { name: 'build', conclusion: 'skipped' });
    await look();
    world.github.addCheckRun(headSha, { name: 'build', conclusion: 'success' });
    await look();
    world.github.addCheckRun(headSha, { name: 'build', conclusion: 'failure' });
    await look();
    expect(verdicts.map((verdict) => verdict === 'GO')).toEqual([false, false, false, true, false]);
    expect(verdicts.at(-1)).toBe('NO-GO');
  },
};
