import { expect } from '@jest/globals';
import { CLOSED } from '../override-plans.ts';
import { type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'an override turns status and step green and says so; the verdict stays what it is',
  seed: seedPlan(CLOSED),
  play: async (world) => {
    const { headSha } = world.pull();
    const before = await world.onPullRequest();
    expect([before.exitCode, before.status?.state]).toEqual([1, 'failure']);
    const body = `/override ${headSha} the shop is down, see @acme/owners <b>now</b>`;
    await world.github.comment(world.pull().number, 'ana', body);
    const shown = await world.onPullRequest({ runId: 4_243 });
    expect([shown.exitCode, shown.verdict]).toEqual([0, 'NO-GO']);
    expect(shown.status).toMatchObject({
      state: 'success',
      description: expect.stringMatching(/^OVERRIDDEN by ana: NO-GO/),
    });
    expect(shown.outputs['overridden-by']).toBe('ana');
    expect(shown.comment).toContain('## ⛔ NO-GO');
    expect(shown.comment).toContain('**OVERRIDDEN** by');
    expect(shown.comment).not.toMatch(/[^\u200B]@acme|<b>now/);
    expect(await world.github.issues()).toEqual([]);
  },
};
