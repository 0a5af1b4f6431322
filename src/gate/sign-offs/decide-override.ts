import type { ApprovalFacts, ApprovalRules, Statement } from '../../domain/approval.ts';
import { findRole, isSameLogin } from '../../domain/people.ts';
import { isAmbiguous, isNameOf } from './commit-names.ts';
import { findRetraction, groupWithdrawals } from './find-retraction.ts';

/** The role that may open the gate for one commit. */
export const OVERRIDE_ROLE = 'override';

/** A named person's word that this commit must go out although the gate is closed. */
export interface Override {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly url?: string;
}

function readOverride(statement: Statement, facts: ApprovalFacts): Override | undefined {
  const { command, by, at, url, isEdited, source } = statement;
  if (command.type !== 'override' || isEdited || source !== 'comment') return undefined;
  const { commit } = command;
  if (!isNameOf(commit, facts.commit) || isAmbiguous(commit, facts)) return undefined;
  if (command.reason.trim() === '' || Number.isNaN(Date.parse(at))) return undefined;
  return { by, at, reason: command.reason, ...(url === undefined ? {} : { url }) };
}

/**
 * The last override of exactly this commit that stands: by a member of the role `override`, not
 * edited, not withdrawn. Author and deployer are not barred: it is for the night when nobody else
 * is awake, and it leaves an issue behind. Undefined too if the members could not be read.
 */
export function decideOverride(facts: ApprovalFacts, rules: ApprovalRules): Override | undefined {
  const role = findRole(OVERRIDE_ROLE, Object.keys(rules.roles));
  const roster = role === undefined ? undefined : facts.rosters[role];
  if (roster?.known !== true) return undefined;
  const retractions = groupWithdrawals(facts.statements);
  const standing = facts.statements.flatMap((statement) => {
    const override = readOverride(statement, facts);
    if (override === undefined) return [];
    if (!roster.logins.some((login) => isSameLogin(login, override.by))) return [];
    if (findRetraction(statement, role, facts, retractions) !== undefined) return [];
    return [{ override, id: statement.id }];
  });
  return standing.toSorted(
    (a, b) => Date.parse(b.override.at) - Date.parse(a.override.at) || b.id - a.id,
  )[0]?.override;
}
