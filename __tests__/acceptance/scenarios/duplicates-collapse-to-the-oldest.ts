import { expect } from '@jest/globals';
import { BOT, STRANGER } from '../../support/github/seed.ts';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

const body = '<!-- holdpoint plan=default environment=production run=4000 attempt=1 -->\n## HOLD';
const comments = [
  { author: STRANGER, body: 'First!' },
  { author: BOT, body },
  { author: BOT, body: 'A comment of another workflow.' },
  { author: BOT, body },
];

export const scenario: Scenario = {
  shows: 'two comments of ours become one, the older; those of others stay',
  seed: seedPlan(GOOD, { pullRequests: [{ files: { 'change.txt': 'x' }, comments }] }),
  play: async (world) => {
    const before = await world.github.comments(world.pull().number);
    const shown = await world.onPullRequest();
    expect(shown.comments.map(({ id }) => id)).toEqual(before.slice(0, 3).map(({ id }) => id));
    expect(shown.ours).toHaveLength(1);
    expect(shown.comment).toContain('GO — production');
  },
};
