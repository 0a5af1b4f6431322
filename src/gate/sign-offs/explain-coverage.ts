import type { ApprovalFacts, ShippedPullRequest, Statement } from '../../domain/approval.ts';
import { isAmbiguous, isNameOf, isOfDeployed, readName } from './commit-names.ts';
import type { Unit } from './list-units.ts';

const SHOWN = 12;

/** Whether the head of a pull request is in what is shipped. */
export function isShipped(pullRequest: ShippedPullRequest, facts: ApprovalFacts): boolean {
  const { shippedAs, headSha, headTree } = pullRequest;
  if (shippedAs !== 'none' || headSha === facts.commit) return true;
  return headTree !== undefined && headTree !== '' && headTree === facts.tree;
}

/**
 * A review names no commit by itself: GitHub moves it along when the branch is brought up to date.
 * So it has to be newer than the head.
 */
function explainAge(statement: Statement, { headCommittedAt }: ShippedPullRequest) {
  if (statement.source !== 'review') return undefined;
  if (headCommittedAt === undefined) return 'nobody knows whether it is newer than the head';
  const isNewer = Date.parse(statement.at) > Date.parse(headCommittedAt);
  return isNewer ? undefined : 'it is older than the head that it stands at';
}

/** A review says of an earlier head only what GitHub has moved along; a comment names it. */
function isCarried(
  { source }: Statement,
  name: string,
  { sameDiff = [] }: ShippedPullRequest,
): boolean {
  return source === 'comment' && sameDiff.some((commit) => isNameOf(name, commit));
}

function explainHead(
  statement: Statement,
  name: string,
  pullRequest: ShippedPullRequest,
  facts: ApprovalFacts,
): string | undefined {
  const { number, headSha } = pullRequest;
  const isHead = isNameOf(name, headSha);
  if (statement.pullRequest !== number) return `it is not on #${number}`;
  if (!isHead && !isCarried(statement, name, pullRequest)) {
    return `it is of ${name.slice(0, SHOWN)}, and the head of #${number} is ${headSha.slice(0, SHOWN)}`;
  }
  if (!isShipped(pullRequest, facts)) {
    return `the head of #${number} is not what ${facts.commit.slice(0, SHOWN)} ships`;
  }
  return explainAge(statement, pullRequest);
}

/**
 * Why a statement does not cover a unit of what is shipped; undefined if it does. A pull request is
 * covered by a statement on its current head, where that head is in what is shipped (as itself, as
 * its recorded merge, by its merge group, or by an equal tree), and everything is by a statement on
 * the deployed commit itself. Equal trees cover that pull request alone: others may be in the tree
 * that nobody signed.
 */
export function explainCoverage(
  statement: Statement,
  unit: Unit,
  facts: ApprovalFacts,
): string | undefined {
  const name = readName(statement);
  if (name === undefined) return 'it names no commit';
  if (isAmbiguous(name, facts)) return `several commits begin with ${name.slice(0, SHOWN)}`;
  if (isOfDeployed(statement, facts)) return undefined;
  if (unit.pullRequest !== undefined) {
    return explainHead(statement, name, unit.pullRequest, facts);
  }
  return `it is not of the deployed commit ${facts.commit.slice(0, SHOWN)}, and commits without a pull request are shipped`;
}
