import { expect } from '@jest/globals';
import { writeRelease } from '../override-plans.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { readItem } from '../sign-off-plans.ts';

const inputs = { phase: 'pre-deployment,approval,deployment,post-deployment' };

export const scenario: Scenario = {
  shows: 'what fails after the deployment is red, whoever overrode the gate before it',
  seed: seedPlan(writeRelease('echo 0 passed')),
  play: async (world) => {
    const commit = await world.merge();
    await world.github.comment(world.pull().number, 'ana', `/override ${commit} the shop is down`);
    const shown = await world.onPush({ inputs });
    expect(readItem(shown, 'it-is-deployed').outcome).toBe('pass');
    expect(readItem(shown, 'it-answers').outcome).toBe('fail');
    expect([shown.exitCode, shown.verdict]).toEqual([1, 'NO-GO']);
    const states = new Map(shown.statuses.map(({ context, state }) => [context, state]));
    expect([...states.values()]).not.toContain('success');
    const alone = await world.onPush({ inputs: { phase: 'post-deployment' }, runId: 4_243 });
    expect([alone.exitCode, alone.verdict, alone.status?.state]).toEqual([1, 'NO-GO', 'failure']);
  },
};
