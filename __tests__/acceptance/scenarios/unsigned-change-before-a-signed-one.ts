import { expect } from '@jest/globals';
import { RELEASE, writeRelease } from '../release-plans.ts';
import { type Scenario, seedPlan, WORKFLOW } from '../scenario.ts';
import { readItem } from '../sign-off-plans.ts';

const SIGNED = '    - { item: Signed, id: signed, sign-off: { role: tech-lead } }\n';
const plan = writeRelease(
  'echo 3 passed',
  '{ run: echo }',
  'roles: { tech-lead: [jonas] }\n',
).replace('  deployment:\n', `  approval:\n${SIGNED}  deployment:\n`);

export const scenario: Scenario = {
  shows: 'every change since the last verified release must be signed: a squash before it too',
  seed: seedPlan(plan, {
    pullRequests: [
      { author: 'bob', files: { 'one.txt': 'one' } },
      { author: 'bob', files: { 'two.txt': 'two' } },
      { author: 'carla', files: { 'three.txt': 'three' } },
    ],
  }),
  play: async (world) => {
    const sign = async (place: number) => {
      const { number, headSha } = world.pull(place);
      await world.github.comment(number, 'jonas', `/sign-off tech-lead ${headSha}`);
    };
    const ship = async (place: number, runId: number) => {
      const commit = await world.merge(place, { method: 'squash', by: 'carla' });
      const about = { id: runId, attempt: 1, path: WORKFLOW, event: 'push', headSha: commit };
      world.github.addRun(about);
      return world.onPush({ inputs: RELEASE, runId, place });
    };
    await sign(0);
    expect((await ship(0, 4_242)).verdict).toBe('GO');
    // Nobody signs the second one, and the third one brings it along.
    expect((await ship(1, 4_243)).verdict).toBe('HOLD');
    await sign(2);
    const third = await ship(2, 4_244);
    expect(third.verdict).toBe('HOLD');
    expect(readItem(third, 'signed').summary).toMatch(/#2(?!\d)/);
    await sign(1);
    expect((await world.onPush({ inputs: RELEASE, runId: 4_244, place: 2 })).verdict).toBe('GO');
  },
};
