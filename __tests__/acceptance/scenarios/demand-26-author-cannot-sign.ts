import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, readRefusals, SIGNED } from '../sign-off-plans.ts';

const own = { author: 'jonas', files: { 'change.txt': 'my own change' } };

export const scenario: Scenario = {
  shows: 'who wrote the change can’t sign for it, however the login is written',
  seed: seedPlan(SIGNED.replace('jonas', 'JONAS'), { pullRequests: [own] }),
  play: async (world) => {
    const body = `/sign-off tech-lead ${world.pull().headSha}`;
    const shown = await world.onComment('jonas', body, { inputs: APPROVAL });
    expect(readGate(shown)).toEqual(HELD);
    expect(readRefusals(shown, 'tech-lead-signs')).toContain('jonas wrote #');
    expect(shown.comment).toMatch(/May sign: mette\b/);
    const mine = shown.comments.find(({ author }) => author === 'jonas');
    expect(world.github.reactions(mine?.id ?? 0)).toMatchObject([{ content: '-1' }]);
    const other = await world.onComment('mette', body, { inputs: APPROVAL, runId: 4_243 });
    expect(readGate(other)).toEqual(OPEN);
  },
};
