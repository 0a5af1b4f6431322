import { expect } from '@jest/globals';
import { CLOSED } from '../override-plans.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { readGate } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'an override is of one commit: not of the next push, nor of the merge',
  seed: seedPlan(CLOSED),
  play: async (world) => {
    const { number, headSha } = world.pull();
    await world.github.comment(number, 'ana', `/override ${headSha} the shop is down`);
    const first = await world.onPullRequest();
    expect(readGate(first)).toEqual([0, 'NO-GO', 'success']);
    await world.push({ 'change.txt': 'something else' });
    const next = await world.onPullRequest({ runId: 4_243 });
    expect(readGate(next)).toEqual([1, 'NO-GO', 'failure']);
    await world.merge(0, { method: 'squash' });
    const merged = await world.onPush({ runId: 4_244 });
    expect(readGate(merged)).toEqual([1, 'NO-GO', 'failure']);
  },
};
