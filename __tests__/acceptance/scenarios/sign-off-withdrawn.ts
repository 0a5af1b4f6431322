import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, readRefusals, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'a sign-off can be taken back by whoever gave it, and by nobody else; then be given anew',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { headSha } = world.pull();
    const line = `/sign-off tech-lead ${headSha}`;
    const options = { inputs: APPROVAL };
    expect(readGate(await world.onComment('jonas', line, options))).toEqual(OPEN);
    const other = await world.onComment('mette', '/withdraw', { ...options, runId: 4_243 });
    expect(readGate(other)).toEqual(OPEN);
    const own = await world.onComment('jonas', '/withdraw tech-lead', { ...options, runId: 4_244 });
    expect(readGate(own)).toEqual(HELD);
    expect(readRefusals(own, 'tech-lead-signs')).toContain('it was taken back later');
    const anew = await world.onComment('jonas', line, { ...options, runId: 4_245 });
    expect(readGate(anew)).toEqual(OPEN);
  },
};
