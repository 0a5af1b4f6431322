import { expect } from '@jest/globals';
import { STRANGER } from '../../support/github/seed.ts';
import { type Scenario, seedPlan, writePlan } from '../scenario.ts';
import { APPROVAL, OPEN, ROLES, readGate, writeSignOff } from '../sign-off-plans.ts';

const DEPLOY = '.github/workflows/deploy.yml';
const inputs = { ...APPROVAL, 'resume-workflow': 'deploy.yml' };
const items = `    - { item: Somebody looked, id: looked, manual: {} }\n${writeSignOff('tech-lead')}`;

export const scenario: Scenario = {
  shows: 'a change that has its sign-offs is not deployed anew by whatever a stranger comments',
  seed: seedPlan(writePlan(`  approval:\n${items}`, ROLES), {
    files: { [DEPLOY]: 'on: workflow_dispatch\n' },
  }),
  play: async (world) => {
    const { number } = world.pull();
    const commit = await world.merge(0, { method: 'squash' });
    await world.github.comment(number, 'carla', `/confirm looked ${commit}`);
    await world.github.comment(number, 'mette', `/sign-off tech-lead ${commit}`);
    const bodies = [
      '/withdraw',
      `/confirm looked ${commit}`,
      `/confirm looked ${'0'.repeat(40)}`,
      `/sign-off tech-lead ${commit}`,
    ];
    for (const [index, body] of bodies.entries()) {
      const shown = await world.onComment(STRANGER, body, { inputs, runId: 4_243 + index });
      expect(readGate(shown)).toEqual(OPEN);
      expect([body, world.github.dispatches()]).toEqual([body, []]);
      const spoken = shown.comments.findLast(({ author }) => author === STRANGER);
      const said = world.github.reactions(spoken?.id ?? 0).map(({ content }) => content);
      expect([body, said]).toEqual([body, ['-1']]);
    }
  },
};
