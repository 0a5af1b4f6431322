import type { PullRequest, Review } from '../../domain/github.ts';
import { isSameName, type Waiver } from '../../domain/waiver.ts';
import type { GitHubPort } from '../port.ts';
import type { Snapshots } from './find-origin.ts';

/** What is asked of GitHub about who approved. */
export type ApprovalPort = Pick<
  GitHubPort,
  'listPullRequestsOf' | 'listReviews' | 'findCommit' | 'readPermission'
>;

/** States that say something; a comment takes back no approval. */
const SAYING: readonly string[] = ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'];
const MAY_APPROVE: readonly string[] = ['write', 'maintain', 'admin'];

/** The pull request that took a commit to the branch: the first that was merged into it. */
export async function findBringer(
  commit: string,
  branch: string,
  port: ApprovalPort,
): Promise<PullRequest | undefined> {
  const pulls = await port.listPullRequestsOf(commit);
  const [first] = pulls
    .filter((pull) => pull.mergedAt !== undefined && pull.baseRef === branch)
    .toSorted((a, b) => Date.parse(a.mergedAt ?? '') - Date.parse(b.mergedAt ?? ''));
  return first;
}

function findLastWord(reviews: readonly Review[], login: string): Review | undefined {
  return reviews.findLast(
    (review) => isSameName(review.author, login) && SAYING.includes(review.state),
  );
}

/** GitHub moves a review along when the branch is updated, so its time has to fit its commit. */
async function isOlderThanCommit(review: Review, port: ApprovalPort): Promise<boolean> {
  const commit = await port.findCommit(review.commit);
  return (
    commit === undefined || !(Date.parse(review.submittedAt) >= Date.parse(commit.committedAt))
  );
}

/** Why the approval of the waiver is not proved by this pull request; undefined if it is. */
export async function findDoubt(
  waiver: Waiver,
  pull: PullRequest,
  port: ApprovalPort,
  hasIt: Snapshots,
): Promise<string | undefined> {
  const { approvedBy } = waiver;
  const where = `#${pull.number}, which brought it`;
  if (isSameName(pull.author, approvedBy)) return `${approvedBy} is the author of ${where}`;
  const review = findLastWord(await port.listReviews(pull.number), approvedBy);
  if (review?.state !== 'APPROVED') return `${approvedBy} has not approved ${where}`;
  if (review.commit === '' || !(await hasIt(review.commit, waiver))) {
    return `what ${approvedBy} approved in #${pull.number} did not hold it as it stands now`;
  }
  if (await isOlderThanCommit(review, port)) {
    return `${approvedBy} approved #${pull.number} before its last commit, and has not done so again`;
  }
  const permission = await port.readPermission(review.author);
  if (MAY_APPROVE.includes(permission)) return undefined;
  return `${approvedBy} may not write to the repository (${permission})`;
}
