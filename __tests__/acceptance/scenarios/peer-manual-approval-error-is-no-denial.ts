import { expect } from '@jest/globals';
import { FAULTS } from '../../support/github/faults.ts';
import { type Scenario, seedPlan, WAITING } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'an error of the API is neither approved nor denied: no verdict, even with hold: neutral',
  seed: seedPlan(WAITING),
  play: async (world) => {
    world.github.queueFault({ ...FAULTS.notAccessible, match: /^GET .*\/contents\//, times: 9 });
    const shown = await world.onPullRequest({ inputs: { hold: 'neutral' } });
    expect([shown.exitCode, shown.verdict, shown.outputs['rollback'] ?? '']).toEqual([2, '', '']);
    expect(shown.statuses.map(({ state }) => state)).not.toContain('success');
    expect(shown.statuses.map(({ state }) => state)).not.toContain('failure');
  },
};
