import type { ApprovalFacts, ShippedPullRequest } from '../../domain/approval.ts';
import { foldLogin } from '../../domain/people.ts';

/** What each role has to cover: a pull request, or all that came without one. */
export interface Unit {
  /** Absent for commits without a pull request: they take a sign-off of the deployed commit. */
  readonly pullRequest?: ShippedPullRequest;
  /** Who wrote it, in the form in which logins are compared. */
  readonly authors: ReadonlySet<string>;
}

function foldAll(logins: readonly (string | undefined)[]): ReadonlySet<string> {
  return new Set(logins.flatMap((login) => (login && foldLogin(login)) || []));
}

/** Everything that is shipped; empty if nothing is, and then there is nothing to sign. */
export function listUnits({ pullRequests, strayCommits }: ApprovalFacts): readonly Unit[] {
  const units: Unit[] = pullRequests.map((pullRequest) => ({
    pullRequest,
    authors: foldAll([pullRequest.author, pullRequest.headAuthor]),
  }));
  if (strayCommits.length === 0) return units;
  return [...units, { authors: foldAll(strayCommits.map(({ author }) => author)) }];
}
