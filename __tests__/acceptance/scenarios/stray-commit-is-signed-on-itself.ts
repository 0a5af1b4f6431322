import { expect } from '@jest/globals';
import { ALL_PERMISSIONS } from '../../support/github/seed.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

export const scenario: Scenario = {
  shows: 'a commit without a pull request is signed by a comment on it; its author can’t',
  seed: seedPlan(SIGNED, { permissions: { ...ALL_PERMISSIONS, contents: 'write' } }),
  play: async (world) => {
    const { github } = world;
    const commit = await github.pushToMain({ 'hot.fix': 'straight to main' }, { author: 'jonas' });
    const sign = async (login: string) => {
      const answer = await fetch(
        `${github.url}/repos/${github.repository}/commits/${commit}/comments`,
        {
          method: 'POST',
          headers: { authorization: `token ${github.tokenOf(login)}` },
          body: JSON.stringify({ body: `/sign-off tech-lead ${commit}` }),
        },
      );
      expect(answer.status).toBe(201);
    };
    await sign('jonas');
    expect(readGate(await world.onPush({ inputs: APPROVAL }))).toEqual(HELD);
    await sign('mette');
    expect(readGate(await world.onPush({ inputs: APPROVAL, runId: 4_243 }))).toEqual(OPEN);
  },
};
