import { expect } from '@jest/globals';
import { deliverComment } from '../../support/events/issue-comment.ts';
import { BAD, type Scenario, seedPlan } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a comment on an issue, or on a pull request closed unmerged, ends at once and says so',
  seed: seedPlan(BAD),
  play: async (world) => {
    const comment = { id: 1, author: 'ana', body: 'Hello' };
    const place = await world.where('ana');
    const issue = await world.run(deliverComment(place, comment, { issue: 77 }));
    expect([issue.exitCode, issue.verdict, issue.requests]).toEqual([0, '', []]);
    expect(issue.log).toContain('There is nothing to judge');
    await world.github.closePullRequest(world.pull().number);
    const closed = await world.onComment('ana', 'Hello');
    expect([closed.exitCode, closed.verdict, closed.ours, closed.statuses]).toEqual([
      0,
      '',
      [],
      [],
    ]);
  },
};
