import { expect } from '@jest/globals';
import { planOf, type Scenario, seedPlan, writeItem } from '../scenario.ts';

const long = `${'🚀 Überprüfung der Auslieferung '.repeat(12)}`.trim();

export const scenario: Scenario = {
  shows: 'a status describes in 140 characters whatever the item is called, and is never refused',
  seed: seedPlan(planOf(writeItem('exit 1', long))),
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect([shown.exitCode, shown.status?.state, shown.warnings]).toEqual([1, 'failure', []]);
    expect(Array.from(shown.status?.description ?? '').length).toBeLessThanOrEqual(140);
    expect(shown.status?.description).not.toContain('\uFFFD');
  },
};
