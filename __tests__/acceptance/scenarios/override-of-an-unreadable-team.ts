import { expect } from '@jest/globals';
import { CLOSED } from '../override-plans.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { readGate } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'where it can’t be read who may override, nobody may; a team that can be read may',
  seed: seedPlan(CLOSED.replace('[ana]', '["@acme/leads"]')),
  play: async (world) => {
    const { number, headSha } = world.pull();
    await world.github.comment(number, 'ana', `/override ${headSha} the shop is down`);
    expect(readGate(await world.onPullRequest())).toEqual([1, 'NO-GO', 'failure']);
    world.github.setTeam('acme/leads', ['ana']);
    const shown = await world.onPullRequest({ runId: 4_243 });
    expect(readGate(shown)).toEqual([0, 'NO-GO', 'success']);
  },
};
