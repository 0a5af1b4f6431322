import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, readGate, readItem, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'a direct push to main holds, though a pull request before it was signed',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { number, headSha } = world.pull();
    await world.github.comment(number, 'jonas', `/sign-off tech-lead ${headSha}`);
    await world.merge();
    const stray = await world.pushToMain({ 'hot.fix': 'straight to main' });
    await world.github.comment(number, 'jonas', `/sign-off tech-lead ${stray}`);
    const shown = await world.onPush({ inputs: APPROVAL });
    expect(readGate(shown)).toEqual(HELD);
    expect(shown.delivery.about.commit).toBe(stray);
    const { remedy } = readItem(shown, 'tech-lead-signs');
    expect(remedy).toContain(`/sign-off tech-lead ${stray}`);
    expect(remedy).toContain('on the commit if there is none');
  },
};
