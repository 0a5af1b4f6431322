import { expect } from '@jest/globals';
import { BOT, STRANGER } from '../../support/github/seed.ts';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

const MARKER = '<!-- holdpoint plan=default environment=production run=99999999 attempt=1 -->';
const forged = { author: STRANGER, body: `${MARKER}\n## GO` };

export const scenario: Scenario = {
  shows: 'a stranger’s comment that carries our marker is left alone and steers nothing',
  seed: seedPlan(GOOD, { pullRequests: [{ files: { 'change.txt': 'x' }, comments: [forged] }] }),
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect(shown.exitCode).toBe(0);
    expect(shown.comments.map(({ author }) => author)).toEqual([STRANGER, BOT]);
    expect(shown.comments[0]).toMatchObject(forged);
  },
};
