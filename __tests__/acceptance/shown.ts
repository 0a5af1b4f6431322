import { parseMarker } from '../../src/domain/marker.ts';
import type { Delivery } from '../support/events/delivery.ts';
import type { LocalGitHub, SeenRequest } from '../support/github/local-github.ts';
import type { StoredComment } from '../support/github/pull-requests.ts';
import { BOT } from '../support/github/seed.ts';
import type { PostedStatus } from '../support/github/shims/statuses.ts';
import type { ActionResult } from '../support/runner/run-action.ts';

/** What a run did, for whoever looks at the pull request afterwards. */
export interface Shown extends ActionResult {
  readonly delivery: Delivery;
  /** Empty if there is none. */
  readonly verdict: string;
  /** Every comment of the pull request, or of the commit where there is none; oldest first. */
  readonly comments: readonly StoredComment[];
  /** Those among them that the workflow's token wrote with our marker. */
  readonly ours: readonly StoredComment[];
  /** Text of the first of ours; empty if there is none. */
  readonly comment: string;
  /** Of the commit that is judged, oldest first. */
  readonly statuses: readonly PostedStatus[];
  readonly status: PostedStatus | undefined;
  /** Texts of the `::warning::` and `::error::` commands. */
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  /** What this run asked of GitHub. */
  readonly requests: readonly SeenRequest[];
}

function isOurs({ author, body }: StoredComment): boolean {
  return author === BOT && parseMarker(body) !== undefined;
}

/** Looks at everything that a run may have left behind. */
export async function lookAround(
  github: LocalGitHub,
  delivery: Delivery,
  result: ActionResult,
  requests: readonly SeenRequest[],
): Promise<Shown> {
  const { commit, pullRequest } = delivery.about;
  const comments =
    pullRequest === undefined
      ? await github.commitComments(commit)
      : await github.comments(pullRequest);
  const ours = comments.filter(isOurs);
  const statuses = github.statuses(commit);
  const list = (name: string) =>
    result.commands.filter((one) => one.name === name).map(({ data }) => data);
  return {
    ...result,
    delivery,
    verdict: result.outputs['verdict'] ?? '',
    comments,
    ours,
    comment: ours[0]?.body ?? '',
    statuses,
    status: statuses.at(-1),
    warnings: list('warning'),
    errors: list('error'),
    requests,
  };
}
