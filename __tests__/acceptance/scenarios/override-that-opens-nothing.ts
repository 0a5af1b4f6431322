import { expect } from '@jest/globals';
import { BOT, STRANGER } from '../../support/github/seed.ts';
import { CLOSED } from '../override-plans.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { readGate } from '../sign-off-plans.ts';

const CLOSED_GATE = [1, 'NO-GO', 'failure'];

export const scenario: Scenario = {
  shows:
    'an override of a stranger, an owner, another role, a bot, or without a reason opens nothing',
  seed: seedPlan(CLOSED),
  play: async (world) => {
    const { number, headSha } = world.pull();
    const line = `/override ${headSha} now`;
    for (const author of [STRANGER, 'acme', 'jonas', 'bob', BOT]) {
      await world.github.comment(number, author, line);
    }
    await world.github.comment(number, 'ana', `/override ${headSha}`);
    await world.github.comment(number, 'ana', `/override ${headSha}   `);
    await world.github.comment(number, 'ana', `/override ${headSha.slice(0, 11)} now`);
    await world.github.comment(number, 'ana', `> ${line}`);
    await world.github.review(number, { author: 'ana', state: 'COMMENTED', body: line });
    const shown = await world.onPullRequest();
    expect(readGate(shown)).toEqual(CLOSED_GATE);
    expect(shown.outputs['overridden-by'] ?? '').toBe('');
    expect(shown.comment).not.toContain('OVERRIDDEN');
  },
};
