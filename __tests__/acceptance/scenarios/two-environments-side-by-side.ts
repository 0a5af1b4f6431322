import { expect } from '@jest/globals';
import { parseMarker } from '../../../src/domain/marker.ts';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

const plan = GOOD.replace('{ production: {} }', '{ staging: {}, production: { after: staging } }');

export const scenario: Scenario = {
  shows: 'staging and production have a comment and a status each',
  seed: seedPlan(plan),
  play: async (world) => {
    const unnamed = await world.onPullRequest();
    expect([unnamed.exitCode, unnamed.verdict]).toEqual([2, '']);
    await world.onPullRequest({ inputs: { environment: 'staging' } });
    const shown = await world.onPullRequest({ inputs: { environment: 'production' } });
    const names = shown.ours.map(({ body }) => parseMarker(body)?.environment);
    expect(names).toEqual(['staging', 'production']);
    expect(new Set(shown.statuses.map(({ context }) => context))).toEqual(
      new Set(['holdpoint/staging/pre-deployment', 'holdpoint/production/pre-deployment']),
    );
  },
};
