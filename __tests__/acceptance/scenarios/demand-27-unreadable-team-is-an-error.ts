import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, approvalOf, readGate, readItem, writeSignOff } from '../sign-off-plans.ts';

const plan = approvalOf([writeSignOff('lead')], 'roles: { lead: [ana, "@acme/hidden"] }\n');

export const scenario: Scenario = {
  shows: 'a team that can’t be read is a red error, never "not a member", even with hold: neutral',
  seed: seedPlan(plan),
  play: async (world) => {
    const body = `/sign-off lead ${world.pull().headSha}`;
    const inputs = { ...APPROVAL, hold: 'neutral' };
    const shown = await world.onComment('mette', body, { inputs });
    expect(readGate(shown)).toEqual([3, 'HOLD', 'error']);
    const item = readItem(shown, 'lead-signs');
    expect(item).toMatchObject({ outcome: 'error', reason: 'auth' });
    expect(item.summary).toContain('@acme/hidden');
    expect(`${shown.comment}${shown.summary}`).not.toContain('is not in lead');
  },
};
