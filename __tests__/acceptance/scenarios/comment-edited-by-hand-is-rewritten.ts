import { expect } from '@jest/globals';
import { BAD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'our comment edited into a GO decides nothing: the next run writes what is true',
  seed: seedPlan(BAD),
  play: async (world) => {
    const first = await world.onPullRequest();
    const { id = 0, body = '' } = first.ours[0] ?? {};
    await world.github.editComment(id, body.replaceAll('NO-GO', 'GO').replaceAll('❌', '✅'));
    const again = await world.onPullRequest({ attempt: 2 });
    expect([again.exitCode, again.verdict, again.ours[0]?.id]).toEqual([1, 'NO-GO', id]);
    expect(again.comment).toContain('NO-GO — production');
  },
};
