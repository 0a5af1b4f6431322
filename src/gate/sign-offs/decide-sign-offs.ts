import type { ApprovalFacts, ApprovalRules, AskedRole, Statement } from '../../domain/approval.ts';
import { foldLogin } from '../../domain/people.ts';
import { mergeAskedRoles } from './asked-roles.ts';
import { compareStatements } from './compare-statements.ts';
import { isShipped } from './explain-coverage.ts';
import { type Claims, fillFreely, fillRoles } from './fill-roles.ts';
import { groupRetractions } from './find-retraction.ts';
import { listUnits, type Unit } from './list-units.ts';
import { explainStatement, isMeantFor, type Scales } from './weigh-statement.ts';

/** A statement that is meant for a role and does not count for it. */
export interface Rejected {
  readonly statement: Statement;
  readonly why: string;
}

/** Who signed what for a role. */
export interface Signature {
  /** Absent where commits without a pull request are signed. */
  readonly pullRequest?: number;
  readonly statement: Statement;
}

/** What is still to be signed, and by its number the place where. */
export interface OpenUnit {
  readonly pullRequest?: number;
  /** The commit to name. */
  readonly commit: string;
}

export interface SignOffDecision {
  readonly role: string;
  /**
   * `unknown`: the members could not be read. `incomplete`: what is shipped is not known whole.
   * `nothing`: nothing is shipped, so that there is nothing to sign. None of these is `signed`.
   */
  readonly state: 'signed' | 'missing' | 'unknown' | 'incomplete' | 'nothing';
  /** For `unknown` and `incomplete`. */
  readonly why?: string;
  readonly signatures: readonly Signature[];
  readonly open: readonly OpenUnit[];
  /** Members who are barred from nothing that is open; sorted. */
  readonly maySign: readonly string[];
  readonly rejected: readonly Rejected[];
}

function openScales(facts: ApprovalFacts, rules: ApprovalRules, nowMs: number): Scales {
  const members = new Map(
    Object.entries(facts.rosters).map(([role, roster]) => {
      const logins = roster.known ? roster.logins : [];
      return [role, new Set(logins.flatMap((login) => foldLogin(login) ?? []))] as const;
    }),
  );
  const retractions = groupRetractions(facts.statements);
  const statements = facts.statements.toSorted(compareStatements);
  return {
    facts: { ...facts, statements },
    smallTeam: rules.smallTeam,
    nowMs,
    members,
    retractions,
  };
}

/** For one unit: by role the statements that count, the best of each person. */
type Valid = ReadonlyMap<string, ReadonlyMap<string, Statement>>;

function findValid(asked: readonly AskedRole[], unit: Unit, scales: Scales): Valid {
  return new Map(
    asked.map((ask) => {
      const people = new Map<string, Statement>();
      for (const statement of scales.facts.statements) {
        const person = foldLogin(statement.by) ?? '';
        if (people.has(person)) continue;
        if (explainStatement(statement, ask, unit, scales) === undefined) {
          people.set(person, statement);
        }
      }
      return [ask.role, people] as const;
    }),
  );
}

function fillUnit(valid: Valid, smallTeam: boolean): ReadonlyMap<string, Statement> {
  const claims: readonly Claims[] = [...valid].map(([role, people]) => {
    const split = Map.groupBy(people, ([, { command }]) => command.type === 'sign-off');
    const list = (isNamed: boolean) => (split.get(isNamed) ?? []).map(([person]) => person);
    return { role, named: list(true), unnamed: list(false) };
  });
  const filled = smallTeam ? fillFreely(claims) : fillRoles(claims);
  return new Map(
    [...filled].flatMap(([role, person]) => {
      const statement = valid.get(role)?.get(person);
      return statement === undefined ? [] : [[role, statement] as const];
    }),
  );
}

interface Filled {
  readonly unit: Unit;
  readonly valid: Valid;
  readonly signed: ReadonlyMap<string, Statement>;
}

const OTHER_ROLE = 'its author fills another role';

function findRejected(ask: AskedRole, filled: readonly Filled[], scales: Scales): Rejected[] {
  const signed = new Set(filled.flatMap((one) => one.signed.get(ask.role) ?? []));
  return scales.facts.statements.flatMap((statement) => {
    if (!isMeantFor(statement, ask.role, scales) || signed.has(statement)) return [];
    const own = filled.find(({ unit }) => unit.pullRequest?.number === statement.pullRequest);
    const place = own ?? filled[0];
    if (place === undefined) return [];
    const why = explainStatement(statement, ask, place.unit, scales);
    if (why !== undefined) return [{ statement, why }];
    // It would count, but for the quorum; where the unit is signed, another one just counts more.
    return place.signed.has(ask.role) ? [] : [{ statement, why: OTHER_ROLE }];
  });
}

function listMaySign(ask: AskedRole, open: readonly Filled[], scales: Scales): string[] {
  const { facts, smallTeam, members } = scales;
  const deployers = new Set((facts.deployers ?? []).map(foldLogin));
  return [...(members.get(ask.role) ?? [])]
    .filter(
      (person) =>
        smallTeam ||
        (!deployers.has(person) && open.every(({ unit }) => !unit.authors.has(person))),
    )
    .sort();
}

function describeOpen({ unit }: Filled, facts: ApprovalFacts): OpenUnit {
  const { pullRequest } = unit;
  if (pullRequest === undefined) return { commit: facts.commit };
  const { number, headSha } = pullRequest;
  return { pullRequest: number, commit: isShipped(pullRequest, facts) ? headSha : facts.commit };
}

function decideState(
  ask: AskedRole,
  open: readonly Filled[],
  units: readonly Filled[],
  facts: ApprovalFacts,
): Pick<SignOffDecision, 'state' | 'why'> {
  const roster = Object.hasOwn(facts.rosters, ask.role) ? facts.rosters[ask.role] : undefined;
  if (roster?.known !== true) {
    return { state: 'unknown', why: roster?.why ?? `nobody read who is in ${ask.role}` };
  }
  if (!facts.isComplete) return { state: 'incomplete', why: facts.why ?? 'not all is known' };
  if (units.length === 0) return { state: 'nothing' };
  return { state: open.length === 0 ? 'signed' : 'missing' };
}

/**
 * Who signed for each role that is asked, and what is missing. Each pull request that is shipped
 * needs every role, by people of its own: within one, a person fills one role (`smallTeam` lifts
 * that). `nowMs`: epoch milliseconds. The order of statements changes nothing.
 */
export function decideSignOffs(
  facts: ApprovalFacts,
  rules: ApprovalRules,
  nowMs: number,
): readonly SignOffDecision[] {
  const scales = openScales(facts, rules, nowMs);
  const asked = mergeAskedRoles(rules.asked);
  const filled = listUnits(facts).map((unit): Filled => {
    const valid = findValid(asked, unit, scales);
    return { unit, valid, signed: fillUnit(valid, rules.smallTeam) };
  });
  return asked.map((ask) => {
    const open = filled.filter(({ signed }) => !signed.has(ask.role));
    return {
      role: ask.role,
      ...decideState(ask, open, filled, facts),
      signatures: filled.flatMap(({ unit, signed }) => {
        const statement = signed.get(ask.role);
        const number = unit.pullRequest?.number;
        if (statement === undefined) return [];
        return [{ ...(number === undefined ? {} : { pullRequest: number }), statement }];
      }),
      open: open.map((one) => describeOpen(one, facts)),
      maySign: listMaySign(ask, open, scales),
      rejected: findRejected(ask, filled, scales),
    };
  });
}
