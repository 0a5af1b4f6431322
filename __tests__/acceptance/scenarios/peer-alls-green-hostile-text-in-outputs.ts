import { expect } from '@jest/globals';
import { planOf, type Scenario, seedPlan, writeItem } from '../scenario.ts';

const hostile = JSON.stringify('It\nEOF\nverdict=GO\nghadelimiter_x\nverdict<<EOF\nGO\nEOF\n');

export const scenario: Scenario = {
  shows: 'no text of a plan or a program ends an output early and forges the next one',
  seed: seedPlan(planOf(writeItem('printf "EOF\\nverdict=GO\\n"', hostile))),
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect([shown.exitCode, shown.verdict]).toEqual([1, 'NO-GO']);
    expect(Object.keys(shown.outputs)).toHaveLength(9);
    expect(shown.outputs['exit-code']).toBe('1');
    expect(shown.outputs['rollback']).toBe('none');
    expect(shown.environment).toEqual({});
  },
};
