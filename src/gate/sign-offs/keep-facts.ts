import type {
  ApprovalFacts,
  Roster,
  ShippedPullRequest,
  Statement,
  StrayCommit,
} from '../../domain/approval.ts';
import { foldLogin, isSameRole } from '../../domain/people.ts';
import { isNameOf, readName } from './commit-names.ts';
import { compareStatements } from './compare-statements.ts';

/**
 * Characters for what decides. The rest up to the limit of evidence (64 KiB) is for what only
 * explains, for what stands beside the facts, and for redaction.
 */
const MAX_DECISIVE = 44_000;
const MAX_LENGTH = 56_000;
/** Statements of people who may not sign: shown, so that they learn why. */
const MAX_OTHERS = 20;
/** Members who said nothing: shown, so that somebody knows whom to ask. */
const MAX_SILENT = 12;
const MAX_CONFIRMATIONS = 50;

function isSignOff({ command }: Statement): boolean {
  return command.type !== 'confirm' && command.type !== 'override';
}

function foldAll(logins: Iterable<string>): ReadonlySet<string> {
  return new Set([...logins].flatMap((login) => foldLogin(login) ?? []));
}

function isBy({ by }: Pick<Statement, 'by'>, people: ReadonlySet<string>): boolean {
  const person = foldLogin(by);
  return person !== undefined && people.has(person);
}

/** Whoever spoke, and some of those who did not. */
function keepRoster(roster: Roster | undefined, speakers: ReadonlySet<string>): Roster {
  if (roster === undefined) return { known: false, why: 'nobody read who is in it' };
  if (!roster.known) return { known: false, why: roster.why.slice(0, 500).toWellFormed() };
  const sorted = roster.logins.toSorted();
  const spoke = sorted.filter((by) => isBy({ by }, speakers));
  const silent = sorted.filter((by) => !isBy({ by }, speakers)).slice(0, MAX_SILENT);
  return { known: true, logins: [...spoke, ...silent] };
}

/** Nothing is decided by the recorded merge, and by the tree only where nothing else tells. */
function keepPullRequest(pullRequest: ShippedPullRequest): ShippedPullRequest {
  const isTreeNeeded = pullRequest.shippedAs === 'none';
  const members = Object.entries(pullRequest).filter(
    ([name]) => name !== 'mergeCommit' && (isTreeNeeded || name !== 'headTree'),
  );
  return Object.fromEntries(members) as unknown as ShippedPullRequest;
}

/** One for each author is enough: what counts is that there are any, and who wrote them. */
function keepStrays(strays: readonly StrayCommit[]): readonly StrayCommit[] {
  return [...new Map(strays.map((one) => [one.author, one] as const)).values()];
}

function fits(facts: ApprovalFacts, maxLength: number): boolean {
  return JSON.stringify(facts).length <= maxLength;
}

/** Only what is of the deployed commit, and what takes back. Leaves no more signed than before. */
function keepDeployed(facts: ApprovalFacts): ApprovalFacts {
  const statements = facts.statements.filter((one) => {
    const name = readName(one);
    const isGrant = one.command.type === 'sign-off' || one.command.type === 'approve';
    return !isGrant || (name !== undefined && isNameOf(name, facts.commit));
  });
  return { ...facts, statements };
}

function foldMembers({ rosters }: ApprovalFacts, asked: readonly string[]): ReadonlySet<string> {
  return foldAll(
    asked.flatMap((one) => {
      const roster = rosters[one];
      return roster?.known ? roster.logins : [];
    }),
  );
}

/** The same for every item of a run: else each could count the same person for its own role. */
function keepDecisive(facts: ApprovalFacts, asked: readonly string[]): ApprovalFacts | undefined {
  const members = foldMembers(facts, asked);
  const statements = facts.statements.filter((one) => isSignOff(one) && isBy(one, members));
  const speakers = foldAll(statements.map(({ by }) => by));
  const kept: ApprovalFacts = {
    ...facts,
    pullRequests: facts.pullRequests.map(keepPullRequest),
    strayCommits: keepStrays(facts.strayCommits),
    statements,
    rosters: Object.fromEntries(
      asked.map((one) => [one, keepRoster(facts.rosters[one], speakers)]),
    ),
    writers: {},
  };
  if (fits(kept, MAX_DECISIVE)) return kept;
  const deployed = keepDeployed(kept);
  return fits(deployed, MAX_DECISIVE) ? deployed : undefined;
}

/**
 * The part of the facts that sign-offs of the asked roles depend on. Of people in none of these
 * roles some words that are meant for `role` stay, to be answered. Undefined if it is larger than
 * evidence may be.
 */
export function keepSignOffFacts(
  facts: ApprovalFacts,
  asked: readonly string[],
  role: string,
): ApprovalFacts | undefined {
  const kept = keepDecisive(facts, asked);
  if (kept === undefined) return undefined;
  const members = foldMembers(facts, asked);
  const others = facts.statements
    .filter((one) => !isBy(one, members) && isMeant(one, role))
    .toSorted(compareStatements)
    .slice(0, MAX_OTHERS);
  const answered = { ...kept, statements: [...kept.statements, ...others] };
  return fits(answered, MAX_LENGTH) ? answered : kept;
}

function isMeant({ command }: Statement, role: string): boolean {
  return command.type === 'sign-off' && isSameRole(command.role, role);
}

function confirms({ command }: Statement, id: string): boolean {
  return command.type === 'confirm' && command.ids.includes(id);
}

/** The other ids of a command are nobody's business here. */
function narrow(statement: Statement, id: string): Statement {
  const { command } = statement;
  return command.type === 'confirm'
    ? { ...statement, command: { ...command, ids: [id] } }
    : statement;
}

/** The part of the facts that the confirmation of an item depends on; undefined if too large. */
export function keepConfirmationFacts(
  facts: ApprovalFacts,
  item: { readonly id: string; readonly owner?: string },
): ApprovalFacts | undefined {
  const given = facts.statements
    .filter((one) => confirms(one, item.id))
    .toSorted(compareStatements)
    .slice(0, MAX_CONFIRMATIONS)
    .map((one) => narrow(one, item.id));
  const speakers = foldAll(given.map(({ by }) => by));
  const back = facts.statements.filter(({ command }) => command.type === 'withdraw');
  const { owner } = item;
  const kept: ApprovalFacts = {
    ...facts,
    strayCommits: [],
    statements: [...given, ...back.filter((one) => isBy(one, speakers))],
    rosters: owner === undefined ? {} : { [owner]: keepRoster(facts.rosters[owner], speakers) },
    writers: Object.fromEntries(
      Object.entries(facts.writers).filter(([by]) => isBy({ by }, speakers)),
    ),
  };
  return fits(kept, MAX_LENGTH) ? kept : undefined;
}
