import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'of a comment with thousands of commands, or longer than GitHub takes, none counts',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const line = `/sign-off tech-lead ${world.pull().headSha}\n`;
    for (const [index, count] of [51, 1_000, 10_000].entries()) {
      const body = line.repeat(count);
      const shown = await world.onComment('jonas', body, {
        inputs: APPROVAL,
        runId: 4_242 + index,
      });
      expect([count, shown.verdict === 'GO', shown.status?.state]).toEqual([
        count,
        false,
        expect.not.stringMatching('success'),
      ]);
      expect(shown.durationMs).toBeLessThan(20_000);
    }
    expect(readGate(await world.onPullRequest({ inputs: APPROVAL, runId: 4_250 }))).toEqual(HELD);
  },
};
