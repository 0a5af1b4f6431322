import type { RepositoryPermission } from '../../../../src/domain/github.ts';
import { PERSON, STRANGER, TEAM } from '../seed.ts';
import {
  answerPage,
  type Ground,
  type Handler,
  type Handlers,
  NOT_FOUND,
  readSegments,
  toAccount,
} from './answer.ts';

export interface People {
  setPermission(login: string, permission: RepositoryPermission): void;
  /** Undefined hides the team. */
  setTeam(team: string, logins: readonly string[] | undefined): void;
}

const DEFAULTS: Readonly<Record<string, RepositoryPermission>> = {
  [PERSON]: 'admin',
  ...Object.fromEntries(TEAM.map((login) => [login, 'write'])),
  [STRANGER]: 'read',
};
/** What GitHub called them before it had five. */
const LEGACY = { maintain: 'write', triage: 'read' } as const;

export function createPeople(
  { url }: Ground,
  people: Readonly<Record<string, RepositoryPermission>> = {},
  seededTeams: Readonly<Record<string, readonly string[]>> = {},
): People & { readonly handlers: Handlers } {
  const permissions = new Map(Object.entries({ ...DEFAULTS, ...people }));
  const teams = new Map(Object.entries(seededTeams));
  const getPermission: Handler = async ({ path }) => {
    const [, login = ''] = readSegments(path);
    const role = permissions.get(login) ?? 'none';
    const permission = (LEGACY as Record<string, string>)[role] ?? role;
    const user = { ...toAccount(login, url), role_name: role };
    return { status: 200, body: { permission, role_name: role, user } };
  };
  const listMembers: Handler = async (call) => {
    const [, , org = '', , slug = ''] = call.path.split('/');
    const members = teams.get(`${org}/${slug}`);
    if (members === undefined) return NOT_FOUND;
    return answerPage(
      members.map((login) => toAccount(login, url)),
      call,
      url,
    );
  };
  return {
    handlers: {
      'repos/get-collaborator-permission-level': getPermission,
      'teams/list-members-in-org': listMembers,
    },
    setPermission: (login, permission) => void permissions.set(login, permission),
    setTeam: (team, logins) => {
      if (logins === undefined) teams.delete(team);
      else teams.set(team, logins);
    },
  };
}
