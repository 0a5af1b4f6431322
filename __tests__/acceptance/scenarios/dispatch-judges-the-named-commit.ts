import { expect } from '@jest/globals';
import { GOOD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a dispatch judges the commit that it names if it is on the default branch, and no other',
  seed: seedPlan(GOOD),
  play: async (world) => {
    const commit = await world.github.readMain();
    await world.pushToMain({ 'later.txt': 'later' });
    const shown = await world.onDispatch({ commit });
    expect([shown.exitCode, shown.verdict, shown.status?.state]).toEqual([0, 'GO', 'success']);
    expect(JSON.parse(shown.report ?? '{}')).toMatchObject({ subject: { commit } });
    const foreign = await world.onDispatch({ commit: world.pull().headSha });
    expect([foreign.exitCode, foreign.verdict]).toEqual([2, '']);
    expect(foreign.errors.join('\n')).toContain('superseded');
    const short = await world.onDispatch({ commit: commit.slice(0, 12) });
    expect([short.exitCode, short.verdict]).toEqual([2, '']);
  },
};
