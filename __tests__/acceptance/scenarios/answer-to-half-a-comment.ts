import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, approvalOf, HELD, OPEN, readGate, writeSignOff } from '../sign-off-plans.ts';

const roles = 'roles: { product-owner: [ana], tech-lead: [jonas, mette] }\n';
const plan = approvalOf([writeSignOff('product-owner'), writeSignOff('tech-lead')], roles);

export const scenario: Scenario = {
  shows: 'a comment gets a thumb up only if all of it counts: a second valid sign-off too',
  seed: seedPlan(plan),
  play: async (world) => {
    const { headSha } = world.pull();
    const line = (role: string) => `/sign-off ${role} ${headSha}`;
    const answers: string[] = [];
    const say = async (author: string, body: string) => {
      const runId = 4_242 + answers.length;
      const shown = await world.onComment(author, body, { inputs: APPROVAL, runId });
      const spoken = shown.comments.findLast((one) => one.author === author);
      answers.push(...world.github.reactions(spoken?.id ?? 0).map(({ content }) => content));
      return readGate(shown);
    };
    expect(await say('ana', `${line('product-owner')}\n${line('tech-lead')}`)).toEqual(HELD);
    expect(await say('jonas', line('tech-lead'))).toEqual(OPEN);
    expect(await say('mette', line('tech-lead'))).toEqual(OPEN);
    expect(answers).toEqual(['-1', '+1', '+1']);
  },
};
