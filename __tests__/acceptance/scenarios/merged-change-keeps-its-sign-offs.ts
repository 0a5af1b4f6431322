import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

const METHODS = ['squash', 'merge', 'rebase'] as const;
const pullRequests = [...METHODS, 'unsigned'].map((name) => ({
  author: 'bob',
  files: { [`${name}.txt`]: name },
}));

export const scenario: Scenario = {
  shows:
    'what was signed on the pull request covers its squash, merge or rebase, and no other push',
  seed: seedPlan(SIGNED, { pullRequests }),
  play: async (world) => {
    for (const [place, method] of METHODS.entries()) {
      if (method === 'rebase') await world.push({ 'rebase-2.txt': 'a second commit' }, place);
      const { number, headSha } = world.pull(place);
      await world.github.comment(number, 'jonas', `/sign-off tech-lead ${headSha}`);
      const commit = await world.merge(place, { method });
      const shown = await world.onPush({ inputs: APPROVAL, runId: 4_242 + place });
      expect([method, ...readGate(shown)]).toEqual([method, ...OPEN]);
      expect([commit === headSha, shown.delivery.about.commit]).toEqual([false, commit]);
    }
    await world.merge(METHODS.length);
    expect(readGate(await world.onPush({ inputs: APPROVAL, runId: 4_250 }))).toEqual(HELD);
  },
};
