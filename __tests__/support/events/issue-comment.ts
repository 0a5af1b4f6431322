import type { SeededPullRequest, StoredComment } from '../github/pull-requests.ts';
import { type Delivery, describeRun, type EventPlace, MAIN, settlePlace } from './delivery.ts';
import { patch, takeExample } from './example.ts';
import { describeUser } from './people.ts';
import { requireValid } from './webhook-schema.ts';

export type CommentAction = 'created' | 'edited' | 'deleted';

/** GitHub has no example of a comment on a pull request; it is one on an issue with this beside. */
function describeLink(repository: string, number: number) {
  const page = `https://github.com/${repository}/pull/${number}`;
  return {
    url: `https://api.github.com/repos/${repository}/pulls/${number}`,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    merged_at: null,
  };
}

/** `issue_comment` on a pull request; on a plain issue if there is none. */
export function deliverComment(
  place: EventPlace,
  comment: StoredComment,
  on: { readonly pull: SeededPullRequest } | { readonly issue: number },
  action: CommentAction = 'created',
): Delivery {
  const example = takeExample(
    'issue_comment',
    place.repository,
    (one) => one['action'] === action && 'performed_via_github_app' in (one['comment'] as object),
  );
  const { repository } = place;
  const number = 'pull' in on ? on.pull.number : on.issue;
  const payload = patch(settlePlace(example, place), {
    issue: {
      number,
      ...('pull' in on
        ? {
            title: on.pull.headRef,
            user: describeUser(on.pull.author),
            state: on.pull.mergeCommit === undefined ? 'open' : 'closed',
            pull_request: describeLink(repository, number),
          }
        : {}),
    },
    comment: { id: comment.id, body: comment.body, user: describeUser(comment.author) },
  });
  return {
    name: 'issue_comment',
    payload: requireValid(`issue-comment-${action}`, payload),
    env: describeRun(place, MAIN, place.main),
    about:
      'pull' in on
        ? { commit: on.pull.mergeCommit ?? on.pull.headSha, pullRequest: number }
        : { commit: place.main },
  };
}
