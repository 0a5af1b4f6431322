import { expect } from '@jest/globals';
import { planOf, type Scenario, seedPlan, WORKFLOW, writeItem } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a run that ends after a newer one changes neither its comment nor its status',
  seed: seedPlan(planOf(writeItem('echo "$RESULT"')), {
    runs: [{ id: 7_002, attempt: 1, path: WORKFLOW }],
  }),
  play: async (world) => {
    const newer = await world.onPullRequest({ runId: 7_002, env: { RESULT: '3 passed' } });
    const older = await world.onPullRequest({ runId: 7_001, env: { RESULT: '1 failed' } });
    expect([older.exitCode, older.verdict]).toEqual([1, 'NO-GO']);
    expect(older.comments).toEqual(newer.comments);
    expect(older.status).toMatchObject({ state: 'success' });
    expect(older.status?.targetUrl).toMatch(/\/runs\/7002$/);
  },
};
