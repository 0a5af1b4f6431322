import { expect } from '@jest/globals';
import { planOf, type Scenario, seedPlan, writeItem } from '../scenario.ts';

const plan = planOf(writeItem('echo 3 passed'), writeItem('exit 1', 'The build works'));

export const scenario: Scenario = {
  shows: 'a partial run is at best HOLD and leaves the status alone',
  seed: seedPlan(plan),
  play: async (world) => {
    const whole = await world.onPullRequest();
    expect(whole.status?.state).toBe('failure');
    const part = await world.onPullRequest({ attempt: 2, inputs: { only: 'the-tests-pass' } });
    expect([part.exitCode, part.verdict]).toEqual([3, 'HOLD']);
    expect(part.outputs['summary']).toMatch(/part/i);
    expect(part.statuses).toEqual(whole.statuses);
    expect(part.requests.filter(({ path }) => path.includes('/statuses/'))).toEqual([]);
  },
};
