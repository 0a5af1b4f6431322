import { expect } from '@jest/globals';
import { planOf, type Scenario, seedPlan, writeItem } from '../scenario.ts';

const mutating = `    - item: It writes
      blast: mutate-scratch
      command: { run: 'echo done > written.txt; echo done', expect: { stdout: { contains: done } } }
`;

export const scenario: Scenario = {
  shows: 'a dry run executes only what reads, is at best HOLD, and posts no status',
  seed: seedPlan(planOf(writeItem('echo 3 passed'), mutating)),
  play: async (world) => {
    const shown = await world.onPullRequest({ inputs: { 'dry-run': 'true' } });
    expect([shown.exitCode, shown.verdict, shown.statuses]).toEqual([3, 'HOLD', []]);
    const { items } = JSON.parse(shown.report ?? '{}') as { items: { outcome: string }[] };
    expect(items.map(({ outcome }) => outcome)).toEqual(['pass', 'inconclusive']);
  },
};
