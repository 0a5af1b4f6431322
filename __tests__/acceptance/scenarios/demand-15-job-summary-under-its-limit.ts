import { expect } from '@jest/globals';
import { planOf, type Scenario, seedPlan, writeItem } from '../scenario.ts';

const items = Array.from({ length: 1_100 }, (_, index) =>
  [
    `    - item: Box ${index} of many`,
    `      manual: { ask: ${'Look at it. '.repeat(60)} }`,
    '',
  ].join('\n'),
);

export const scenario: Scenario = {
  shows: 'the job summary stays under 1 MiB, above which the runner drops it without a word',
  seed: seedPlan(planOf(writeItem('echo 3 passed'), ...items)),
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect(shown.verdict).toBe('HOLD');
    expect(Buffer.byteLength(shown.summary)).toBeGreaterThan(100_000);
    expect(Buffer.byteLength(shown.summary)).toBeLessThanOrEqual(1_048_576);
    expect(shown.summary).toContain('Left out');
    expect(shown.status?.state).toBe('pending');
  },
};
