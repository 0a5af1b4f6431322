import { expect } from '@jest/globals';
import { CLOSED } from '../override-plans.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { readGate } from '../sign-off-plans.ts';

const CLOSED_GATE = [1, 'NO-GO', 'failure'];
const OVERRIDDEN = [0, 'NO-GO', 'success'];

export const scenario: Scenario = {
  shows: 'an override that was edited, deleted or taken back opens nothing any more',
  seed: seedPlan(CLOSED),
  play: async (world) => {
    const { number, headSha } = world.pull();
    const { github } = world;
    const line = `/override ${headSha} the shop is down`;
    const first = await github.comment(number, 'ana', line);
    expect(readGate(await world.onPullRequest())).toEqual(OVERRIDDEN);
    await github.editComment(first.id, `${line} and burning`);
    expect(readGate(await world.onPullRequest({ runId: 4_243 }))).toEqual(CLOSED_GATE);
    const second = await github.comment(number, 'ana', line);
    expect(readGate(await world.onPullRequest({ runId: 4_244 }))).toEqual(OVERRIDDEN);
    await github.comment(number, 'ana', '/withdraw override');
    expect(readGate(await world.onPullRequest({ runId: 4_245 }))).toEqual(CLOSED_GATE);
    await github.deleteComment(second.id);
    expect(readGate(await world.onPullRequest({ runId: 4_246 }))).toEqual(CLOSED_GATE);
  },
};
