import { expect } from '@jest/globals';
import { BAD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a run of Dependabot whose token only reads is judged; the log says which line raises it',
  seed: seedPlan(BAD, {
    permissions: { contents: 'read', 'pull-requests': 'read', statuses: 'read' },
  }),
  play: async (world) => {
    const bot = 'dependabot[bot]';
    const shown = await world.onPullRequest({ author: bot, actor: bot });
    expect([shown.exitCode, shown.verdict]).toEqual([1, 'NO-GO']);
    expect([shown.comments, shown.statuses]).toEqual([[], []]);
    expect(shown.warnings.join('\n')).toContain('permissions: pull-requests: write');
    expect(shown.warnings.join('\n')).toContain('permissions: statuses: write');
    expect(shown.summary).toContain('NO-GO');
  },
};
