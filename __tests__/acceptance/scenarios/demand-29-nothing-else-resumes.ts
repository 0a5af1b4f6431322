import { expect } from '@jest/globals';
import { STRANGER } from '../../support/github/seed.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

const DEPLOY = '.github/workflows/deploy.yml';
const inputs = { ...APPROVAL, 'resume-workflow': 'deploy.yml' };

export const scenario: Scenario = {
  shows: 'no stranger, no open pull request, no edit and no mere talk starts a deployment',
  seed: seedPlan(SIGNED, { files: { [DEPLOY]: 'on: workflow_dispatch\n' } }),
  play: async (world) => {
    const { headSha } = world.pull();
    const sign = (commit: string) => `/sign-off tech-lead ${commit}`;
    const open = await world.onComment('mette', sign(headSha), { inputs });
    expect(readGate(open)).toEqual(OPEN);
    await world.push({ 'change.txt': 'pushed after the sign-off' });
    const commit = await world.merge(0, { method: 'squash' });
    const stranger = await world.onComment(STRANGER, sign(commit), { inputs, runId: 4_243 });
    expect(readGate(stranger)).toEqual(HELD);
    const mine = await world.onComment('bob', sign(commit), { inputs, runId: 4_244 });
    expect(readGate(mine)).toEqual(HELD);
    const { number } = world.pull();
    const comment = await world.github.comment(number, 'jonas', 'No.');
    await world.github.editComment(comment.id, sign(commit));
    await world.onCommentEvent({ ...comment, body: sign(commit) }, 'edited', {
      inputs,
      runId: 4_245,
    });
    await world.onComment('jonas', `Please write ${sign(commit)}`, { inputs, runId: 4_246 });
    expect(world.github.dispatches()).toEqual([]);
  },
};
