import { describe, expect, it } from '@jest/globals';
import {
  deliverDispatch,
  deliverMergeGroup,
  deliverPush,
  deliverSchedule,
  deliverWorkflowRun,
} from './branch-events.ts';
import type { Delivery } from './delivery.ts';
import { deliverDeployment, deliverDeploymentStatus } from './deployment.ts';
import { patch } from './example.ts';
import { deliverComment } from './issue-comment.ts';
import { deliverPullRequest, deliverReview } from './pull-request.ts';
import { requireValid } from './webhook-schema.ts';

const HEAD = 'a'.repeat(40);
const MAIN = 'b'.repeat(40);
const place = { repository: 'acme/crm', main: MAIN, actor: 'bob' };
const pull = {
  number: 3,
  author: 'bob',
  headRef: 'change-1',
  headSha: HEAD,
  baseSha: MAIN,
  changes: [],
  commits: [HEAD],
  merged: [],
};
const comment = { id: 7, author: 'ana', body: '/confirm it' };
const deployment = { id: 9, commit: HEAD, environment: 'production' };
const run = { id: 5, headSha: HEAD, headBranch: 'change-1' };

const DELIVERIES: readonly (readonly [string, () => Delivery])[] = [
  ['opened', () => deliverPullRequest(place, pull, { action: 'opened' })],
  ['synchronize', () => deliverPullRequest(place, pull)],
  ['reopened', () => deliverPullRequest(place, pull, { action: 'reopened' })],
  ['ready', () => deliverPullRequest(place, pull, { action: 'ready_for_review' })],
  ['closed', () => deliverPullRequest(place, pull, { action: 'closed' })],
  ['of a fork', () => deliverPullRequest(place, pull, { head: 'mallory/crm' })],
  ['of a deleted fork', () => deliverPullRequest(place, pull, { action: 'labeled', head: null })],
  ['of Dependabot', () => deliverPullRequest(place, pull, { author: 'dependabot[bot]' })],
  ['target', () => deliverPullRequest(place, pull, {}, 'pull_request_target')],
  ['review', () => deliverReview(place, pull, { id: 4 })],
  ['comment', () => deliverComment(place, comment, { pull })],
  ['edited comment', () => deliverComment(place, comment, { pull }, 'edited')],
  ['deleted comment', () => deliverComment(place, comment, { pull }, 'deleted')],
  ['comment on an issue', () => deliverComment(place, comment, { issue: 12 })],
  ['push', () => deliverPush(place)],
  ['push of a tag', () => deliverPush(place, { ref: 'refs/tags/v1', commit: HEAD })],
  ['dispatch', () => deliverDispatch(place, { commit: HEAD })],
  ['merge group', () => deliverMergeGroup(place, { head: HEAD, pullRequest: 3 })],
  ['workflow run', () => deliverWorkflowRun(place, run)],
  ['of a fork’s run', () => deliverWorkflowRun(place, { ...run, headRepository: 'mallory/crm' })],
  ['deployment', () => deliverDeployment(place, deployment)],
  ['deployment status', () => deliverDeploymentStatus(place, deployment, 'failure')],
  ['schedule', () => deliverSchedule(place)],
];

describe('events made from GitHub’s examples', () => {
  it.each(DELIVERIES)('%s is valid and of our repository', (_, deliver) => {
    const { payload, env } = deliver();
    const repository = payload['repository'] as { full_name: string; default_branch: string };
    expect(repository).toMatchObject({ full_name: 'acme/crm', default_branch: 'main' });
    expect(JSON.stringify(payload)).not.toMatch(/Codertocat|octo-org|octocat|Octocoders/);
    expect(env['GITHUB_SHA']).toMatch(/^[0-9a-f]{40}$/);
  });

  it('refuses what GitHub would not send', () => {
    const { payload } = deliverPullRequest(place, pull);
    const wrong = patch(payload, { pull_request: { head: { sha: 7 } } });
    expect(() => requireValid('pull-request-synchronize', wrong)).toThrow('/pull_request/head/sha');
    expect(() => requireValid('pull-request-synchronised', payload)).toThrow('no schema');
  });
});
