import { expect } from '@jest/globals';
import { parseMarker } from '../../../src/domain/marker.ts';
import { BOT } from '../../support/github/seed.ts';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

const MARKER = '<!-- holdpoint plan=default environment=production run=5000 attempt=1 -->';
const stale = { author: BOT, body: `${MARKER}\n## GO — production` };

export const scenario: Scenario = {
  shows: 'a newer run counts only if it is of this workflow',
  seed: seedPlan(GOOD, {
    pullRequests: [{ files: { 'change.txt': 'x' }, comments: [stale] }],
    runs: [{ id: 5_000, attempt: 1, path: '.github/workflows/other.yml' }],
  }),
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect([shown.exitCode, parseMarker(shown.comment)?.runId]).toEqual([0, '4242']);
  },
};
