import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, approvalOf, OPEN, readGate, writeSignOff } from '../sign-off-plans.ts';

const head = 'smallTeam: true\nroles: { product-owner: [bob], tech-lead: [bob] }\n';
const plan = approvalOf([writeSignOff('product-owner'), writeSignOff('tech-lead')], head);

export const scenario: Scenario = {
  shows:
    'smallTeam lets an author fill two roles, and every reader of the comment sees that it did',
  seed: seedPlan(plan),
  play: async (world) => {
    const { headSha } = world.pull();
    const both = `/sign-off product-owner ${headSha}\n/sign-off tech-lead ${headSha}`;
    const shown = await world.onComment('bob', both, { inputs: APPROVAL });
    expect(readGate(shown)).toEqual(OPEN);
    expect(shown.comment).toMatch(/small ?team/i);
    expect(shown.summary).toMatch(/small ?team/i);
  },
};
