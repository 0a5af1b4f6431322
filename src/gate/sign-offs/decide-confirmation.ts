import type { ApprovalFacts, Statement } from '../../domain/approval.ts';
import { foldLogin, isSameLogin } from '../../domain/people.ts';
import { isAmbiguous, isNameOf } from './commit-names.ts';
import type { Rejected } from './decide-sign-offs.ts';
import { findRetraction, groupWithdrawals, type Retractions } from './find-retraction.ts';
import { explainTime } from './weigh-statement.ts';

/** The manual item that is to be confirmed. */
export interface Confirmable {
  readonly id: string;
  /** Role that alone may confirm it; absent: whoever may write to the repository. */
  readonly owner?: string;
  readonly validForMs: number;
}

export interface ConfirmationDecision {
  /** `unknown`: who may confirm could not be read, so that nothing counts. */
  readonly state: 'confirmed' | 'missing' | 'unknown';
  readonly why?: string;
  readonly confirmation?: Statement;
  readonly rejected: readonly Rejected[];
}

function explainPerson(
  { by }: Statement,
  { owner }: Confirmable,
  facts: ApprovalFacts,
): string | undefined {
  const person = foldLogin(by);
  if (owner === undefined) {
    const isWriter =
      person !== undefined && Object.hasOwn(facts.writers, person) && facts.writers[person];
    return isWriter === true ? undefined : `${by} may not write to this repository`;
  }
  const roster = Object.hasOwn(facts.rosters, owner) ? facts.rosters[owner] : undefined;
  const isMember = roster?.known === true && roster.logins.some((login) => isSameLogin(login, by));
  return isMember ? undefined : `${by} is not in ${owner}`;
}

/** Of the commit itself, or of a head with the very same files. */
function explainCommit(statement: Statement, facts: ApprovalFacts): string | undefined {
  const { command } = statement;
  const name = command.type === 'confirm' ? command.commit : '';
  if (isAmbiguous(name, facts)) return `several commits begin with ${name}`;
  if (isNameOf(name, facts.commit)) return undefined;
  const isSameTree = facts.pullRequests.some(
    ({ number, headSha, headTree }) =>
      number === statement.pullRequest &&
      isNameOf(name, headSha) &&
      headTree !== undefined &&
      headTree !== '' &&
      headTree === facts.tree,
  );
  return isSameTree ? undefined : `it is of ${name}, not of ${facts.commit.slice(0, 12)}`;
}

function explainConfirmation(
  statement: Statement,
  item: Confirmable,
  facts: ApprovalFacts,
  nowMs: number,
  retractions: Retractions,
): string | undefined {
  if (statement.isEdited) return 'it was edited';
  return (
    explainPerson(statement, item, facts) ??
    explainTime(statement, item.validForMs, nowMs) ??
    (findRetraction(statement, item.owner, facts, retractions) && 'it was taken back later') ??
    explainCommit(statement, facts)
  );
}

/** Whether a person who may confirmed the item for exactly this commit. The last one is named. */
export function decideConfirmation(
  facts: ApprovalFacts,
  item: Confirmable,
  nowMs: number,
): ConfirmationDecision {
  const retractions = groupWithdrawals(facts.statements);
  const meant = facts.statements
    .filter(({ command, source }) => {
      return source === 'comment' && command.type === 'confirm' && command.ids.includes(item.id);
    })
    .toSorted(
      (a, b) =>
        Date.parse(b.at) - Date.parse(a.at) || b.id - a.id || (b.index ?? 0) - (a.index ?? 0),
    );
  const weighed = meant.map((statement) => ({
    statement,
    why: explainConfirmation(statement, item, facts, nowMs, retractions),
  }));
  const rejected = weighed.flatMap(({ statement, why }) =>
    why === undefined ? [] : [{ statement, why }],
  );
  const roster = item.owner === undefined ? undefined : facts.rosters[item.owner];
  if (item.owner !== undefined && roster?.known !== true) {
    return {
      state: 'unknown',
      why: roster?.why ?? `nobody read who is in ${item.owner}`,
      rejected,
    };
  }
  const confirmation = weighed.find(({ why }) => why === undefined)?.statement;
  return confirmation === undefined
    ? { state: 'missing', rejected }
    : { state: 'confirmed', confirmation, rejected };
}
