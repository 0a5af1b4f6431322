import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, approvalOf, HELD, OPEN, readGate, writeSignOff } from '../sign-off-plans.ts';

const [SEEN, OTHER] = ['a1'.repeat(32), 'b2'.repeat(32)];
const plan = approvalOf(
  [writeSignOff('tech-lead', ', digest: "${BENCH_DIGEST}", figures: p95 212 ms')],
  'public: [BENCH_DIGEST]\nroles: { tech-lead: [jonas, mette] }\n',
);

export const scenario: Scenario = {
  shows: 'a sign-off of figures is void once the figures are others, and without their digest',
  seed: seedPlan(plan),
  play: async (world) => {
    const { headSha } = world.pull();
    const line = `/sign-off tech-lead ${headSha}`;
    const run = { inputs: APPROVAL, env: { BENCH_DIGEST: SEEN } };
    const bare = await world.onComment('jonas', line, run);
    expect(readGate(bare)).toEqual(HELD);
    expect(bare.comment).toContain('p95 212 ms');
    const full = `${line} ${SEEN.slice(0, 12)}`;
    const signed = await world.onComment('jonas', full, { ...run, runId: 4_243 });
    expect(readGate(signed)).toEqual(OPEN);
    const changed = await world.onPullRequest({
      inputs: APPROVAL,
      env: { BENCH_DIGEST: OTHER },
      runId: 4_244,
    });
    expect(readGate(changed)).toEqual(HELD);
  },
};
