import { expect } from '@jest/globals';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'Dependabot’s run with permissions raised has comment and status, with no human re-run',
  seed: seedPlan(GOOD),
  play: async (world) => {
    const bot = 'dependabot[bot]';
    const shown = await world.onPullRequest({ author: bot, actor: bot });
    expect([shown.exitCode, shown.ours.length, shown.status?.state]).toEqual([0, 1, 'success']);
    expect(shown.warnings).toEqual([]);
  },
};
