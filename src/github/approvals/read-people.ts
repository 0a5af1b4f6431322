import type { ApprovalRules, Roster, Statement } from '../../domain/approval.ts';
import { findRole, foldLogin } from '../../domain/people.ts';
import { GitHubError } from '../port.ts';
import type { ApprovalPort } from './gather.ts';

/** More people than this do not confirm items; who comes later is not known as a writer. */
const MAX_WRITERS = 20;

/** The statuses with which GitHub says no: it has a team hidden, or asks for another token. */
const REFUSALS = new Set([401, 403, 404]);

type Port = Pick<ApprovalPort, 'listTeamMembers'>;

async function readTeam(port: Port, team: string): Promise<Roster> {
  try {
    return { known: true, logins: await port.listTeamMembers(team.slice(1)) };
  } catch (error) {
    if (!(error instanceof GitHubError) || error.isLimit || !REFUSALS.has(error.status))
      throw error;
    return { known: false, why: `the team ${team} can’t be read. ${error.message}` };
  }
}

function join(rosters: readonly Roster[]): Roster {
  const unknown = rosters.find(({ known }) => !known);
  if (unknown !== undefined) return unknown;
  const logins = rosters.flatMap((roster) => (roster.known ? roster.logins : []));
  return { known: true, logins: [...new Set(logins)] };
}

/** Teams cost requests, so that they are only read where somebody in them may have to sign. */
function listNeeded(rules: ApprovalRules, statements: readonly Statement[]): ReadonlySet<string> {
  const free = Object.keys(rules.roles).filter((role) => {
    return rules.roles[role]?.every((member) => !member.startsWith('@'));
  });
  const needed = new Set([...rules.asked.map(({ role }) => role), ...rules.owners, ...free]);
  const isOverridden = statements.some(({ command }) => command.type === 'override');
  const override = isOverridden ? findRole('override', Object.keys(rules.roles)) : undefined;
  return override === undefined ? needed : needed.add(override);
}

/**
 * Members of the roles that this run needs, and of all that name logins alone. A team that the
 * token may not see makes the whole role unknown: GitHub says "not found" of it, which is never "not
 * a member".
 */
export async function readRosters(
  port: Port,
  rules: ApprovalRules,
  statements: readonly Statement[],
): Promise<Readonly<Record<string, Roster>>> {
  const teams = new Map<string, Promise<Roster>>();
  const rosters: [string, Roster][] = [];
  for (const role of listNeeded(rules, statements)) {
    const members = Object.hasOwn(rules.roles, role) ? rules.roles[role] : undefined;
    if (members === undefined) continue;
    const read: Roster[] = [{ known: true, logins: members.filter((one) => !one.startsWith('@')) }];
    for (const team of members.filter((one) => one.startsWith('@'))) {
      const roster = teams.get(team) ?? readTeam(port, team);
      teams.set(team, roster);
      read.push(await roster);
    }
    rosters.push([role, join(read)]);
  }
  return Object.fromEntries(rosters);
}

/** Who of those that confirmed something may write to the repository. */
export async function readWriters(
  port: Pick<ApprovalPort, 'readPermission'>,
  statements: readonly Statement[],
): Promise<Readonly<Record<string, boolean>>> {
  const people = new Set(
    statements
      .filter(({ command, isEdited }) => command.type === 'confirm' && !isEdited)
      .flatMap(({ by }) => foldLogin(by) ?? []),
  );
  const writers: [string, boolean][] = [];
  for (const person of [...people].slice(0, MAX_WRITERS)) {
    const permission = await port.readPermission(person);
    writers.push([person, ['admin', 'maintain', 'write'].includes(permission)]);
  }
  return Object.fromEntries(writers);
}
