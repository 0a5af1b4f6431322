import { expect } from '@jest/globals';
import { BAD, type Scenario, seedPlan } from '../scenario.ts';

const SENTENCE = /^This is a pull request of a fork, whose token only reads/;

export const scenario: Scenario = {
  shows: 'a fork’s pull request gets verdict, summary and report, and one sentence for the rest',
  seed: seedPlan(BAD, {
    pullRequests: [{ author: 'mallory', fork: true, files: { 'change.txt': 'a change' } }],
    permissions: { contents: 'read', 'pull-requests': 'read' },
  }),
  play: async (world) => {
    const shown = await world.onPullRequest({ head: 'mallory/crm' });
    expect([shown.exitCode, shown.verdict]).toEqual([1, 'NO-GO']);
    expect(shown.warnings).toEqual([expect.stringMatching(SENTENCE)]);
    expect(shown.summary).toContain('NO-GO');
    expect(shown.report).toContain('"NO-GO"');
    expect(shown.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(shown.errors.join('\n')).toContain('The tests pass');
  },
};
