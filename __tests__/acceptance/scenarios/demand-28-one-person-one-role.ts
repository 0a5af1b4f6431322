import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, approvalOf, HELD, OPEN, readGate, writeSignOff } from '../sign-off-plans.ts';

const roles = 'roles: { product-owner: [ana, jonas], tech-lead: [ana, mette] }\n';
const plan = approvalOf([writeSignOff('product-owner'), writeSignOff('tech-lead')], roles);

export const scenario: Scenario = {
  shows: 'one person fills one role, whatever they write; a second person completes the two',
  seed: seedPlan(plan),
  play: async (world) => {
    const { headSha } = world.pull();
    const both = `/sign-off product-owner ${headSha}\n/sign-off tech-lead ${headSha}`;
    const alone = await world.onComment('ana', both, { inputs: APPROVAL });
    expect(readGate(alone)).toEqual(HELD);
    expect(alone.comment).toContain('fills another role');
    const second = await world.onComment('mette', `/sign-off tech-lead ${headSha}`, {
      inputs: APPROVAL,
      runId: 4_243,
    });
    expect(readGate(second)).toEqual(OPEN);
  },
};
