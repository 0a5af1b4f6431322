import { expect } from '@jest/globals';
import { BAD, type Scenario, seedPlan } from '../scenario.ts';

const inputs = { dry_run: 'true', dryRun: 'true', ONLY_: 'nothing', fail: 'false', 'on-fail': 'x' };

export const scenario: Scenario = {
  shows: 'an input that action.yml does not declare has no effect, in no spelling',
  seed: seedPlan(BAD),
  play: async (world) => {
    const shown = await world.onPullRequest({ inputs });
    expect([shown.exitCode, shown.verdict, shown.status?.state]).toEqual([1, 'NO-GO', 'failure']);
  },
};
