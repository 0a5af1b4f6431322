import { expect } from '@jest/globals';
import { writeRelease } from '../override-plans.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { readItem } from '../sign-off-plans.ts';

const inputs = { phase: 'pre-deployment,approval,deployment,post-deployment' };

export const scenario: Scenario = {
  shows: 'an override lets a closed deployment run, and leaves an issue that names who and why',
  seed: seedPlan(writeRelease('echo 3 passed')),
  play: async (world) => {
    const commit = await world.merge();
    const closed = await world.onPush({ inputs });
    expect([closed.exitCode, closed.verdict]).toEqual([1, 'NO-GO']);
    expect(readItem(closed, 'it-is-deployed').outcome).not.toBe('pass');
    expect(await world.github.issues()).toEqual([]);
    const reason = 'the shop is down @acme/owners';
    await world.github.comment(world.pull().number, 'ana', `/override ${commit} ${reason}`);
    const open = await world.onPush({ inputs, runId: 4_243 });
    expect([open.exitCode, open.verdict]).toEqual([0, 'NO-GO']);
    expect(readItem(open, 'it-is-deployed').outcome).toBe('pass');
    const issues = await world.github.issues();
    expect(issues).toMatchObject([
      { title: `Override: production at ${commit.slice(0, 12)} by ana` },
    ]);
    expect(issues[0]?.body).toContain('the shop is down');
    expect(issues[0]?.body).not.toMatch(/(?:^|[^\u200B\w])@acme/);
  },
};
