import { expect } from '@jest/globals';
import { parseMarker } from '../../../src/domain/marker.ts';
import { BOT } from '../../support/github/seed.ts';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

const MARKER = '<!-- holdpoint plan=default environment=production run=99999999 attempt=1 -->';
const stale = { author: BOT, body: `${MARKER}\n## GO — production` };

export const scenario: Scenario = {
  shows: 'a comment of ours that names a run which GitHub does not know can’t silence us for ever',
  seed: seedPlan(GOOD, { pullRequests: [{ files: { 'change.txt': 'x' }, comments: [stale] }] }),
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect(shown.exitCode).toBe(0);
    expect(shown.comments).toHaveLength(1);
    expect(parseMarker(shown.comment)?.runId).toBe('4242');
    expect(shown.requests.some(({ path }) => path.endsWith('/actions/runs/99999999'))).toBe(true);
  },
};
