import { expect } from '@jest/globals';
import { GOOD, PLAN, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a fork’s proposal never stands in for a broken plan',
  seed: seedPlan(GOOD.replace('command:', 'comand:'), {
    pullRequests: [{ author: 'mallory', fork: true, files: { [PLAN]: GOOD } }],
  }),
  play: async (world) => {
    const shown = await world.onPullRequest({ head: 'mallory/crm' });
    expect([shown.exitCode, shown.verdict, shown.statuses]).toEqual([2, '', []]);
  },
};
