import { expect } from '@jest/globals';
import { planOf, type Scenario, seedPlan, writeItem } from '../scenario.ts';

const items = Array.from({ length: 400 }, (_, index) =>
  writeItem(`echo ${'no '.repeat(60)}; exit 1`, `Item ${index} of many that fail`),
);

export const scenario: Scenario = {
  shows: 'hundreds of failures fit one comment: verdict and marker stay, what is left out is named',
  seed: seedPlan(planOf(...items)),
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect([shown.exitCode, shown.verdict, shown.warnings]).toEqual([1, 'NO-GO', []]);
    expect(shown.ours).toHaveLength(1);
    expect(Buffer.byteLength(shown.comment)).toBeLessThanOrEqual(65_536);
    expect(Buffer.byteLength(shown.comment)).toBeGreaterThan(30_000);
    expect(shown.comment).toMatch(/^<!-- holdpoint /);
    expect(shown.comment).toContain('NO-GO — production');
    expect(shown.comment).toContain('Left out');
  },
};
