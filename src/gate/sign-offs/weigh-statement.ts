import type { ApprovalFacts, AskedRole, Statement } from '../../domain/approval.ts';
import { foldLogin, isSameRole } from '../../domain/people.ts';
import { isNameOf } from './commit-names.ts';
import { explainCoverage } from './explain-coverage.ts';
import { findRetraction, type Retractions } from './find-retraction.ts';
import type { Unit } from './list-units.ts';

/** What all statements are weighed against. */
export interface Scales {
  readonly facts: ApprovalFacts;
  readonly smallTeam: boolean;
  /** Epoch milliseconds. */
  readonly nowMs: number;
  /** Members by role, in the form in which logins are compared. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  readonly retractions: Retractions;
}

/** Clocks of GitHub and of the runner may differ by this much. */
const SKEW_MS = 10 * 60_000;
const DIGEST = /^[0-9a-f]{64}$/;

/** True if a statement is meant for a role: it names it, or a member of it approved. */
export function isMeantFor(statement: Statement, role: string, { members }: Scales): boolean {
  const { command, by } = statement;
  if (command.type === 'sign-off') return isSameRole(command.role, role);
  if (command.type !== 'approve') return false;
  const person = foldLogin(by);
  return person !== undefined && members.get(role)?.has(person) === true;
}

/** Why what was not said with `isEdited` in mind may be too old, or of no known time. */
export function explainTime(
  { at, source }: Pick<Statement, 'at' | 'source'>,
  validForMs: number,
  nowMs: number,
): string | undefined {
  // GitHub tells no time of these; they count for one attempt of one run.
  if (source === 'environment') return undefined;
  const ageMs = nowMs - Date.parse(at);
  if (!(ageMs >= -SKEW_MS)) return 'its time is not one that can be';
  return ageMs <= validForMs
    ? undefined
    : `it is older than ${Math.round(validForMs / 60_000)} min`;
}

function explainDigest({ command }: Statement, { digest }: AskedRole): string | undefined {
  const given = command.type === 'sign-off' ? command.digest : undefined;
  if (digest === undefined) {
    return given === undefined ? undefined : 'it carries a digest, and nothing asks for one';
  }
  if (!DIGEST.test(digest)) return 'what the signer is shown has no digest that can be read';
  if (given === undefined) return 'it does not carry the digest of what the signer is shown';
  return isNameOf(given, digest) ? undefined : 'it carries the digest of other figures';
}

function explainBar({ by }: Statement, unit: Unit, scales: Scales): string | undefined {
  if (scales.smallTeam) return undefined;
  const person = foldLogin(by) ?? '';
  const { deployers = [] } = scales.facts;
  if (deployers.some((one) => foldLogin(one) === person)) return `${by} deploys this`;
  if (!unit.authors.has(person)) return undefined;
  return `${by} wrote ${unit.pullRequest === undefined ? 'a commit of it' : `#${unit.pullRequest.number}`}`;
}

/**
 * Why a statement does not let its author fill a role for a unit; undefined if it does. It says
 * nothing of the quorum: one person may be able to fill several roles.
 */
export function explainStatement(
  statement: Statement,
  ask: AskedRole,
  unit: Unit,
  scales: Scales,
): string | undefined {
  const { facts, members, retractions, nowMs } = scales;
  const person = foldLogin(statement.by);
  if (!isMeantFor(statement, ask.role, scales)) return `it is not for ${ask.role}`;
  if (person === undefined || members.get(ask.role)?.has(person) !== true) {
    return `${statement.by} is not in ${ask.role}`;
  }
  if (statement.isEdited) return 'it was edited';
  if (statement.source === 'environment' && !ask.environmentApprovals) {
    return 'environment approvals are not asked for';
  }
  return (
    explainDigest(statement, ask) ??
    explainTime(statement, ask.validForMs, nowMs) ??
    (findRetraction(statement, ask.role, facts, retractions) && 'it was taken back later') ??
    explainBar(statement, unit, scales) ??
    explainCoverage(statement, unit, facts)
  );
}
