import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, readRefusals, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'a push voids a sign-off, says which commit it was of, and wants it again',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const old = world.pull().headSha;
    const line = (commit: string) => `/sign-off tech-lead ${commit}`;
    const options = { inputs: APPROVAL };
    expect(readGate(await world.onComment('jonas', line(old), options))).toEqual(OPEN);
    const head = await world.push({ 'change.txt': 'another change' });
    const after = await world.onPullRequest({ ...options, runId: 4_243 });
    expect(readGate(after)).toEqual(HELD);
    expect(readRefusals(after, 'tech-lead-signs')).toContain(`it is of ${old.slice(0, 12)}`);
    const late = await world.onComment('mette', line(old), { ...options, runId: 4_244 });
    expect(readGate(late)).toEqual(HELD);
    const anew = await world.onComment('jonas', line(head), { ...options, runId: 4_245 });
    expect(readGate(anew)).toEqual(OPEN);
  },
};
