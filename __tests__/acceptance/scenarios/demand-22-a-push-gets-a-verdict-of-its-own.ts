import { expect } from '@jest/globals';
import { planOf, type Scenario, seedPlan } from '../scenario.ts';

const plan = planOf(`    - item: The change is sound
      blast: read
      command: { run: cat change.txt, expect: { stdout: { contains: sound } } }
`);

export const scenario: Scenario = {
  shows: 'a success belongs to one commit: the next push starts without it',
  seed: seedPlan(plan, { pullRequests: [{ author: 'bob', files: { 'change.txt': 'sound' } }] }),
  play: async (world) => {
    const first = await world.onPullRequest();
    expect(first.status?.state).toBe('success');
    const head = await world.push({ 'change.txt': 'broken' });
    expect(world.github.statuses(head)).toEqual([]);
    const second = await world.onPullRequest({ runId: 4_243 });
    expect([second.delivery.about.commit, second.status?.state]).toEqual([head, 'failure']);
    expect(second.comment).toContain(head.slice(0, 7));
    expect(second.comment).not.toContain(first.delivery.about.commit.slice(0, 7));
  },
};
