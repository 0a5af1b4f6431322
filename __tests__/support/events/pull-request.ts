import type { SeededPullRequest } from '../github/pull-requests.ts';
import {
  type Delivery,
  describeRepository,
  describeRun,
  type EventPlace,
  settlePlace,
} from './delivery.ts';
import { type Payload, patch, takeExample } from './example.ts';
import { describeUser } from './people.ts';
import { requireValid } from './webhook-schema.ts';

export interface PullRequestVariant {
  /** Default: synchronize. */
  readonly action?:
    | 'opened'
    | 'synchronize'
    | 'reopened'
    | 'ready_for_review'
    | 'closed'
    | 'labeled';
  /** Default: that of the pull request. */
  readonly author?: string;
  /**
   * Repository of its head; null is one that was deleted, to which nobody pushes any
   * more: GitHub says so of `labeled`, not of `synchronize`. Default: this one.
   */
  readonly head?: string | null;
}

/** A pull request of an example, as that of the local GitHub. */
export function settlePull(
  place: EventPlace,
  pull: SeededPullRequest,
  { author = pull.author, head = place.repository }: PullRequestVariant,
): Payload {
  const [owner = ''] = (head ?? `${author}/gone`).split('/');
  const [baseOwner = ''] = place.repository.split('/');
  const fork = head === place.repository ? {} : { fork: true };
  return {
    number: pull.number,
    title: pull.headRef,
    user: describeUser(author),
    draft: false,
    auto_merge: null,
    active_lock_reason: null,
    head: {
      sha: pull.headSha,
      ref: pull.headRef,
      label: `${owner}:${pull.headRef}`,
      user: describeUser(owner),
      repo: head === null ? null : { ...describeRepository(head), ...fork },
    },
    base: {
      sha: pull.baseSha,
      ref: 'main',
      label: `${baseOwner}:main`,
      user: describeUser(baseOwner),
      repo: describeRepository(place.repository),
    },
  };
}

/** What the runner sets on every event of a pull request: the commit is that of a trial merge. */
export function describePullRun(place: EventPlace, pull: SeededPullRequest, event: string) {
  const ref =
    event === 'pull_request_target' ? 'refs/heads/main' : `refs/pull/${pull.number}/merge`;
  const sha = event === 'pull_request_target' ? place.main : '9'.repeat(40);
  return describeRun(place, ref, sha, {
    GITHUB_BASE_REF: 'main',
    GITHUB_HEAD_REF: pull.headRef,
    GITHUB_REF_NAME: ref.replace(/^refs\/(?:heads|pull)\//, ''),
  });
}

/** `pull_request` or `pull_request_target`, which carry the same. */
export function deliverPullRequest(
  place: EventPlace,
  pull: SeededPullRequest,
  variant: PullRequestVariant = {},
  name: 'pull_request' | 'pull_request_target' = 'pull_request',
): Delivery {
  const { action = 'synchronize' } = variant;
  const example = takeExample('pull_request', place.repository, (one) => one['action'] === action);
  const state =
    action === 'closed' ? { state: 'closed', merged: pull.mergeCommit !== undefined } : {};
  const payload = patch(settlePlace(example, place), {
    number: pull.number,
    pull_request: { ...settlePull(place, pull, variant), ...state },
    ...(action === 'synchronize' ? { before: pull.baseSha, after: pull.headSha } : {}),
  });
  return {
    name,
    payload: requireValid(`pull-request-${action.replaceAll('_', '-')}`, payload),
    env: describePullRun(place, pull, name),
    about: { commit: pull.headSha, pullRequest: pull.number },
  };
}

/** `pull_request_review`, submitted. */
export function deliverReview(
  place: EventPlace,
  pull: SeededPullRequest,
  review: { readonly id: number; readonly state?: string; readonly commit?: string },
): Delivery {
  const example = takeExample(
    'pull_request_review',
    place.repository,
    (one) => one['action'] === 'submitted',
  );
  const payload = patch(settlePlace(example, place), {
    review: {
      id: review.id,
      user: describeUser(place.actor),
      state: (review.state ?? 'approved').toLowerCase(),
      commit_id: review.commit ?? pull.headSha,
    },
    pull_request: settlePull(place, pull, {}),
  });
  return {
    name: 'pull_request_review',
    payload: requireValid('pull-request-review-submitted', payload),
    env: describePullRun(place, pull, 'pull_request_review'),
    about: { commit: pull.headSha, pullRequest: pull.number },
  };
}
