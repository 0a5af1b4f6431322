import { expect } from '@jest/globals';
import { parseMarker } from '../../../src/domain/marker.ts';
import { GOOD, type Scenario, seedPlan, WORKFLOW } from '../scenario.ts';

const ids = [6_001, 6_002, 6_003];

export const scenario: Scenario = {
  shows: 'runs that begin in the same second leave one comment, of the newest of them',
  seed: seedPlan(GOOD, { runs: ids.map((id) => ({ id, attempt: 1, path: WORKFLOW })) }),
  play: async (world) => {
    await Promise.all(ids.map((runId) => world.onPullRequest({ runId })));
    const comments = await world.github.comments(world.pull().number);
    expect(comments.map(({ body }) => parseMarker(body)?.runId)).toEqual(['6003']);
    const last = world.github.statuses(world.pull().headSha).at(-1);
    expect(last?.targetUrl).toMatch(/\/runs\/6003$/);
  },
};
