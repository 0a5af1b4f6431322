import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, approvalOf, HELD, OPEN, readGate, writeSignOff } from '../sign-off-plans.ts';

const plan = approvalOf([writeSignOff('lead')], 'roles: { lead: ["@acme/leads"] }\n');
const crowd = Array.from({ length: 130 }, (_, index) => `member-${index}`);

export const scenario: Scenario = {
  shows: 'a team is asked from GitHub, past its first page, whenever the run happens',
  seed: seedPlan(plan, { teams: { 'acme/leads': [...crowd, 'mette'] } }),
  play: async (world) => {
    const body = `/sign-off lead ${world.pull().headSha}`;
    const other = await world.onComment('jonas', body, { inputs: APPROVAL });
    expect(readGate(other)).toEqual(HELD);
    const member = await world.onComment('mette', body, { inputs: APPROVAL, runId: 4_243 });
    expect(readGate(member)).toEqual(OPEN);
    world.github.setTeam('acme/leads', crowd);
    const left = await world.onPullRequest({ inputs: APPROVAL, runId: 4_244 });
    expect(readGate(left)).toEqual(HELD);
  },
};
