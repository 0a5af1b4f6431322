import { expect } from '@jest/globals';
import { type Scenario, seedPlan, writePlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, ROLES, readGate, readRefusals } from '../sign-off-plans.ts';

const items = `    - { item: Texts are right, owner: product-owner, manual: {} }
    - { item: Budget is there, owner: product-owner, manual: {} }
`;

export const scenario: Scenario = {
  shows: 'an item with an owner is confirmed by that role alone, several items in one line',
  seed: seedPlan(writePlan(`  approval:\n${items}`, ROLES)),
  play: async (world) => {
    const { headSha } = world.pull();
    const both = `/confirm texts-are-right budget-is-there ${headSha}`;
    const other = await world.onComment('acme', both, { inputs: APPROVAL });
    expect(readGate(other)).toEqual(HELD);
    expect(readRefusals(other, 'texts-are-right')).toContain('acme is not in product-owner');
    const one = await world.onComment('ana', `/confirm texts-are-right ${headSha}`, {
      inputs: APPROVAL,
      runId: 4_243,
    });
    expect(readGate(one)).toEqual(HELD);
    const all = await world.onComment('ana', both, { inputs: APPROVAL, runId: 4_244 });
    expect(readGate(all)).toEqual(OPEN);
    await world.push({ 'change.txt': 'other texts' });
    const pushed = await world.onPullRequest({ inputs: APPROVAL, runId: 4_245 });
    expect(readGate(pushed)).toEqual(HELD);
  },
};
