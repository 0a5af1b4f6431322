import { expect } from '@jest/globals';
import { type Scenario, seedPlan, WAITING } from '../scenario.ts';
import { HELD, readGate } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'an unknown id, and an item that a probe decides, can’t be confirmed: the answer is no',
  seed: seedPlan(WAITING.replace('echo 3 passed', 'echo 2 passed')),
  play: async (world) => {
    const { headSha } = world.pull();
    const first = await world.onPullRequest();
    expect([first.exitCode, first.verdict]).toEqual([1, 'NO-GO']);
    const bodies = [
      'the-tests-pass',
      'somebody-looked,the-tests-pass',
      'no-such-item',
      '__proto__',
    ];
    for (const [index, ids] of bodies.entries()) {
      const body = `/confirm ${ids} ${headSha}`;
      const shown = await world.onComment('carla', body, { runId: 4_243 + index });
      const spoken = shown.comments.findLast(({ author }) => author === 'carla');
      const [said] = world.github.reactions(spoken?.id ?? 0);
      expect([ids, said?.content]).toEqual([ids, expect.stringMatching(/^(?:-1|confused)$/)]);
      expect(shown.verdict).not.toBe('GO');
    }
    const again = await world.onPullRequest({ runId: 4_250 });
    expect([again.exitCode, again.verdict, again.status?.state]).toEqual([1, 'NO-GO', 'failure']);
    expect(HELD).not.toEqual(readGate(again));
  },
};
