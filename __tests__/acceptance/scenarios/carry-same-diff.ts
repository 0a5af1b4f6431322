import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows:
    '`carry: same-diff` keeps a sign-off when the branch is brought up to date, and no further',
  seed: seedPlan(SIGNED.replace('version: 1\n', 'version: 1\ncarry: same-diff\n')),
  play: async (world) => {
    const { number, headSha } = world.pull();
    const options = { inputs: APPROVAL };
    await world.github.comment(number, 'jonas', `/sign-off tech-lead ${headSha}`);
    expect(readGate(await world.onPullRequest(options))).toEqual(OPEN);
    await world.pushToMain({ 'elsewhere.txt': 'another change' });
    await world.github.updateBranch(number);
    expect(world.pull().headSha).not.toBe(headSha);
    expect(readGate(await world.onPullRequest({ ...options, runId: 4_243 }))).toEqual(OPEN);
    await world.push({ 'change.txt': 'another content' });
    expect(readGate(await world.onPullRequest({ ...options, runId: 4_244 }))).toEqual(HELD);
    await world.push({ 'change.txt': 'a change', 'more.txt': 'and one file more' });
    expect(readGate(await world.onPullRequest({ ...options, runId: 4_245 }))).toEqual(HELD);
  },
};
