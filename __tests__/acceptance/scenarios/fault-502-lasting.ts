import { expect } from '@jest/globals';
import { FAULTS } from '../../support/github/faults.ts';
import { BAD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows:
    'a GitHub that answers nothing but 502 on writes costs comment and status, not the verdict',
  seed: seedPlan(BAD),
  play: async (world) => {
    world.github.queueFault({ ...FAULTS.badGateway, match: /^POST /, times: 99 });
    const shown = await world.onPullRequest();
    expect([shown.exitCode, shown.verdict]).toEqual([1, 'NO-GO']);
    expect([shown.comments, shown.statuses]).toEqual([[], []]);
    expect(shown.warnings).toHaveLength(2);
    expect(shown.warnings.join('\n')).toContain('run the job again');
    expect(shown.report).toContain('"NO-GO"');
  },
};
