import { expect } from '@jest/globals';
import { planOf, type Scenario, seedPlan, writeItem } from '../scenario.ts';

const plan = planOf(writeItem('echo 3 passed'), writeItem('sleep "$LONG"; echo 3 passed', 'Slow'));

export const scenario: Scenario = {
  shows: 'a run that is cancelled because a newer one began leaves the newer one’s status alone',
  seed: seedPlan(plan),
  play: async (world) => {
    const older = await world.startOnPullRequest({ runId: 5_001, env: { LONG: '60' } });
    await older.waitFor('The tests pass');
    const newer = await world.onPullRequest({ runId: 5_002, env: { LONG: '0' } });
    expect([newer.exitCode, newer.status?.state]).toEqual([0, 'success']);
    await older.cancel();
    const shown = await older.shown;
    expect(shown.verdict).toBe('');
    expect(shown.status).toMatchObject({ state: 'success' });
    expect(shown.status?.targetUrl).toMatch(/\/runs\/5002$/);
    expect(shown.ours).toEqual(newer.ours);
  },
};
