import { expect } from '@jest/globals';
import { planOf, type Scenario, seedPlan, writeItem } from '../scenario.ts';

const plan = planOf(writeItem('echo 3 passed'), writeItem('sleep 60', 'It takes long'));

export const scenario: Scenario = {
  shows: 'a cancelled run posts `error`, neither red nor pending for ever, and writes no comment',
  seed: seedPlan(plan),
  play: async (world) => {
    const running = await world.startOnPullRequest();
    await running.waitFor('The tests pass');
    await running.cancel();
    const shown = await running.shown;
    expect([shown.exitCode, shown.verdict, shown.outputs['rollback']]).toEqual([130, '', '']);
    expect(shown.status).toMatchObject({
      state: 'error',
      description: expect.stringContaining('cancelled'),
    });
    expect(shown.comments).toEqual([]);
  },
};
