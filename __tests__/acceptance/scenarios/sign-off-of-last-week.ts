import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import {
  APPROVAL,
  approvalOf,
  HELD,
  inSeconds,
  OPEN,
  readGate,
  readRefusals,
  writeSignOff,
} from '../sign-off-plans.ts';

const plan = approvalOf([writeSignOff('tech-lead', ', validFor: 2h')]);

export const scenario: Scenario = {
  shows: 'a sign-off older than validFor, or one of next week, counts no more',
  seed: seedPlan(plan),
  play: async (world) => {
    const { number, headSha } = world.pull();
    const line = `/sign-off tech-lead ${headSha}`;
    await world.github.comment(number, 'jonas', line, inSeconds(-3 * 3_600));
    await world.github.comment(number, 'mette', line, inSeconds(7 * 86_400));
    const shown = await world.onPullRequest({ inputs: APPROVAL });
    expect(readGate(shown)).toEqual(HELD);
    const why = readRefusals(shown, 'tech-lead-signs');
    expect(why).toContain('older than 120 min');
    expect(why).toContain('its time is not one that can be');
    const fresh = await world.onComment('jonas', line, { inputs: APPROVAL, runId: 4_243 });
    expect(readGate(fresh)).toEqual(OPEN);
  },
};
