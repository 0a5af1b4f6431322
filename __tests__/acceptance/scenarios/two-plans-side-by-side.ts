import { expect } from '@jest/globals';
import { BAD, GOOD, type Scenario, seedPlan } from '../scenario.ts';

const second = BAD.replace('version: 1\n', 'version: 1\nid: mobile\n');

export const scenario: Scenario = {
  shows: 'two plans of one repository have a comment and a status each, and never each other’s',
  seed: seedPlan(GOOD, { files: { 'mobile/holdpoint.yml': second } }),
  play: async (world) => {
    const inputs = { plan: 'mobile/holdpoint.yml' };
    const web = await world.onPullRequest();
    const mobile = await world.onPullRequest({ inputs });
    expect([web.exitCode, mobile.exitCode]).toEqual([0, 1]);
    const again = await world.onPullRequest({ attempt: 2 });
    expect(again.ours.map(({ id }) => id)).toEqual(mobile.ours.map(({ id }) => id));
    expect(again.ours).toHaveLength(2);
    expect(again.ours.map(({ body }) => /GO — production/.exec(body)?.[0])).toHaveLength(2);
    expect(again.ours[1]?.body).toContain('NO-GO');
    const last = Object.fromEntries(again.statuses.map((one) => [one.context, one.state]));
    expect(last).toEqual({
      'holdpoint/production/pre-deployment': 'success',
      'holdpoint/production/pre-deployment/mobile': 'failure',
    });
  },
};
