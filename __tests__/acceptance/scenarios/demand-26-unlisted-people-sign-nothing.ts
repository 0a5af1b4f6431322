import { expect } from '@jest/globals';
import { STRANGER } from '../../support/github/seed.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, inSeconds, readGate, readRefusals, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'strangers, the owner and writers who are not listed can’t sign, by comment or by review',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { number, headSha } = world.pull();
    const body = `/sign-off tech-lead ${headSha}`;
    for (const author of [STRANGER, 'acme', 'ana'])
      await world.github.comment(number, author, body);
    await world.github.review(number, { author: 'acme', at: inSeconds(60) });
    const shown = await world.onComment('carla', body, { inputs: APPROVAL });
    expect(readGate(shown)).toEqual(HELD);
    const why = readRefusals(shown, 'tech-lead-signs');
    for (const author of [STRANGER, 'acme', 'ana', 'carla']) {
      expect(why).toContain(`${author} is not in tech-lead`);
    }
  },
};
