import { expect } from '@jest/globals';
import { parseMarker } from '../../../src/domain/marker.ts';
import { planOf, type Scenario, seedPlan, writeItem } from '../scenario.ts';

/** Four bytes each, two UTF-16 units: whoever counts characters is wrong by a factor. */
const ROCKETS = '🚀'.repeat(200);
const items = Array.from({ length: 150 }, (_, index) =>
  writeItem(`echo ${ROCKETS}`, `Item ${index} ${ROCKETS.slice(0, 100)}`),
);

export const scenario: Scenario = {
  shows: 'the ceiling is counted in bytes, the marker is on top: a cut comment is found again',
  seed: seedPlan(planOf(...items)),
  play: async (world) => {
    const first = await world.onPullRequest();
    expect(Buffer.byteLength(first.comment)).toBeLessThanOrEqual(65_536);
    expect(first.comment).not.toContain('\uFFFD');
    expect(parseMarker(first.comment)).toMatchObject({ runId: '4242' });
    const again = await world.onPullRequest({ attempt: 2 });
    expect(again.comments.map(({ id }) => id)).toEqual(first.comments.map(({ id }) => id));
    expect([again.warnings, again.comments.length]).toEqual([[], 1]);
  },
};
