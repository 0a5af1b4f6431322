import type { ApprovalFacts, Statement } from '../../domain/approval.ts';
import { foldLogin, isSameRole } from '../../domain/people.ts';
import { isOfDeployed, readName } from './commit-names.ts';

/** What takes earlier statements of the same person back. */
function isRetraction({ command }: Statement): boolean {
  return ['withdraw', 'request-changes', 'dismissed'].includes(command.type);
}

/** Retractions by person (login in its compared form). */
export type Retractions = ReadonlyMap<string, readonly Statement[]>;

export function groupRetractions(statements: readonly Statement[]): Retractions {
  return Map.groupBy(statements.filter(isRetraction), ({ by }) => foldLogin(by) ?? '');
}

/** `/withdraw` alone: reviews say nothing of confirmations and overrides. */
export function groupWithdrawals(statements: readonly Statement[]): Retractions {
  return groupRetractions(statements.filter(({ command }) => command.type === 'withdraw'));
}

/** In doubt the retraction is the later one: an environment approval has no time. */
function isLater(retraction: Statement, statement: Statement): boolean {
  const [at, before] = [Date.parse(retraction.at), Date.parse(statement.at)];
  if (!(at === before)) return !(at < before);
  const isSameKind =
    retraction.source === statement.source &&
    (retraction.pullRequest === undefined) === (statement.pullRequest === undefined);
  if (!isSameKind) return true;
  if (retraction.id !== statement.id) return retraction.id > statement.id;
  return (retraction.index ?? 0) > (statement.index ?? 0);
}

function isOfRole(role: string | undefined, own: string | undefined, facts: ApprovalFacts) {
  if (role === undefined) return true;
  // Who takes back a role that does not exist meant one that does.
  const isKnown = facts.roles.some((known) => isSameRole(known, role));
  return !isKnown || (own !== undefined && isSameRole(own, role));
}

function isBegun(name: string, other: string): boolean {
  return name.startsWith(other) || other.startsWith(name);
}

function isSamePlace(retraction: Statement, statement: Statement, facts: ApprovalFacts): boolean {
  return retraction.pullRequest === statement.pullRequest || isOfDeployed(statement, facts);
}

function takesBack(
  retraction: Statement,
  statement: Statement,
  role: string | undefined,
  facts: ApprovalFacts,
): boolean {
  const { command } = retraction;
  if (command.type === 'dismissed') {
    return statement.source === 'review' && isSamePlace(retraction, statement, facts);
  }
  if (command.type !== 'withdraw') return isSamePlace(retraction, statement, facts);
  if (!isOfRole(command.role, role, facts)) return false;
  if (command.commit === undefined) return isSamePlace(retraction, statement, facts);
  const name = readName(statement);
  return name === undefined || isBegun(name, command.commit);
}

/**
 * What took a statement back later, by the same person: `/withdraw`, a review that requests changes
 * (both void sign-offs and approvals), or the dismissal of a review. An edited `/withdraw` still
 * takes back: only what grants something has to be as it was written. `role` is the one that the
 * statement would fill.
 */
export function findRetraction(
  statement: Statement,
  role: string | undefined,
  facts: ApprovalFacts,
  retractions: Retractions,
): Statement | undefined {
  const person = foldLogin(statement.by);
  if (person === undefined) return undefined;
  return (retractions.get(person) ?? []).find(
    (one) => isLater(one, statement) && takesBack(one, statement, role, facts),
  );
}
