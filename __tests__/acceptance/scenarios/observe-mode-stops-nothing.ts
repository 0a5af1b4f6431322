import { expect } from '@jest/globals';
import { BAD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'observe tells the true verdict everywhere, and stops nothing: exit 0, no status',
  seed: seedPlan(BAD.replace('version: 1\n', 'version: 1\nmode: observe\n')),
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect([shown.exitCode, shown.verdict, shown.statuses]).toEqual([0, 'NO-GO', []]);
    expect(shown.comment).toContain('Observe mode');
    expect(shown.errors.join('')).toContain('The tests pass');
  },
};
