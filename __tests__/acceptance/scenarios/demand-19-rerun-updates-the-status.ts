import { expect } from '@jest/globals';
import { parseMarker } from '../../../src/domain/marker.ts';
import { planOf, type Scenario, seedPlan, writeItem } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a re-run of a failed job turns the same status green and writes into the same comment',
  seed: seedPlan(planOf(writeItem('echo "$RESULT"'))),
  play: async (world) => {
    const first = await world.onPullRequest({ env: { RESULT: '2 passed, 1 failed' } });
    expect([first.exitCode, first.status?.state]).toEqual([1, 'failure']);
    const again = await world.onPullRequest({ attempt: 2, env: { RESULT: '3 passed' } });
    expect([again.exitCode, again.verdict]).toEqual([0, 'GO']);
    expect(again.status).toMatchObject({
      state: 'success',
      context: 'holdpoint/production/pre-deployment',
    });
    expect(again.status?.targetUrl).toMatch(/\/runs\/4242\/attempts\/2$/);
    expect(again.ours.map(({ id }) => id)).toEqual([first.ours[0]?.id]);
    expect(parseMarker(again.comment)).toMatchObject({ runId: '4242', attempt: 2 });
  },
};
