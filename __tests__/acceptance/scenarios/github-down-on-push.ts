import { expect } from '@jest/globals';
import { FAULTS } from '../../support/github/faults.ts';
import { BAD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'while GitHub is down the verdict, the exit code and the report on disk are right',
  seed: seedPlan(BAD),
  play: async (world) => {
    world.github.queueFault({ ...FAULTS.reset, times: 999 });
    const shown = await world.onPush();
    expect([shown.exitCode, shown.verdict]).toEqual([1, 'NO-GO']);
    expect(shown.report).toContain('"NO-GO"');
    expect(shown.summary).toContain('NO-GO');
    expect(shown.warnings.join('\n')).toContain('GitHub did not answer');
  },
};
