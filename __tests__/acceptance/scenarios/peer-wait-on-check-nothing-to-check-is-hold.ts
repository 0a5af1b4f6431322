import { expect } from '@jest/globals';
import { PLAN, planOf, type Scenario } from '../scenario.ts';

const advisory = '    - { item: A, blocking: false, blast: read, command: { run: "true" } }\n';
const skipped = '    - { item: A, skip: not today, command: { run: "true" } }\n';

export const scenario: Scenario = {
  shows: 'a plan in which nothing blocking ran never passes vacuously: HOLD, status error',
  seed: {
    files: { [PLAN]: planOf(skipped), 'advisory.yml': planOf(advisory) },
    pullRequests: [{}, {}, {}],
  },
  play: async (world) => {
    const none = await world.onPullRequest();
    expect([none.exitCode, none.verdict, none.status?.state]).toEqual([3, 'HOLD', 'error']);
    expect(none.outputs['summary']).toContain('nothing is proved');
    const soft = await world.onPullRequest({ place: 1, inputs: { plan: 'advisory.yml' } });
    expect([soft.exitCode, soft.verdict]).toEqual([3, 'HOLD']);
    const other = await world.onPullRequest({ place: 2, inputs: { phase: 'approval' } });
    expect([other.exitCode === 0, other.verdict === 'GO']).toEqual([false, false]);
    expect(other.statuses.map(({ state }) => state)).not.toContain('success');
  },
};
