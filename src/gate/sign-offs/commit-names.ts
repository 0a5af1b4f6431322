import type { ApprovalFacts, Statement } from '../../domain/approval.ts';

const NAME = /^[0-9a-f]{12,64}$/;

/** True if this is the commit (or digest) itself or its beginning: 12 hex digits at least. */
export function isNameOf(name: string, commit: string): boolean {
  return NAME.test(name) && commit.startsWith(name);
}

/** The commit that a statement is about, as it was written; undefined if it names none. */
export function readName({ command }: Statement): string | undefined {
  return 'commit' in command ? command.commit : undefined;
}

/** True if the beginning of a commit is that of several commits which are known here. */
export function isAmbiguous(name: string, facts: ApprovalFacts): boolean {
  const known = new Set([facts.commit, ...facts.pullRequests.map(({ headSha }) => headSha)]);
  return [...known].filter((commit) => isNameOf(name, commit)).length > 1;
}

/**
 * True if a comment is about the deployed commit itself: written after the merge, on one of the
 * merged pull requests or on the commit, as an environment approval is. Before that the same
 * commit was only a head.
 */
export function isOfDeployed(statement: Statement, facts: ApprovalFacts): boolean {
  const name = readName(statement);
  if (name === undefined || !isNameOf(name, facts.commit)) return false;
  if (statement.source === 'review') return false;
  if (statement.pullRequest === undefined) return true;
  const { mergedAt } =
    facts.pullRequests.find(({ number }) => number === statement.pullRequest) ?? {};
  return mergedAt !== undefined && Date.parse(statement.at) >= Date.parse(mergedAt);
}
