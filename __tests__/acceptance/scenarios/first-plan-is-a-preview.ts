import { expect } from '@jest/globals';
import { BAD, PLAN, type Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a first plan is shown as a preview that blocks nothing and posts no status',
  seed: { files: { 'README.md': 'words' }, pullRequests: [{ files: { [PLAN]: BAD } }] },
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect([shown.exitCode, shown.verdict, shown.statuses]).toEqual([0, 'NO-GO', []]);
    expect(shown.comment).toContain('NO-GO');
    expect(shown.comment).toMatch(/preview|observe/i);
  },
};
