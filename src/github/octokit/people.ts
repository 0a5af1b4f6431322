import type { RepositoryPermission } from '../../domain/github.ts';
import type { Errand } from '../explain-reply.ts';
import { GitHubError, type GitHubPort } from '../port.ts';
import type { Client } from './client.ts';
import { openFields } from './fields.ts';

const READ_TEAM: Errand = {
  verb: 'read the members of a team',
  token: 'a token that may read the organisation’s members',
};
const READ_PERMISSION: Errand = {
  verb: 'read what a person may do here',
  token: 'a token that may read the repository',
};
const PERMISSIONS: readonly RepositoryPermission[] = [
  'admin',
  'maintain',
  'write',
  'triage',
  'read',
  'none',
];

/** A role that the organisation made up counts as the permission that it is built on. */
function toPermission(raw: unknown): RepositoryPermission {
  const answer = openFields(raw, 'permission');
  const role = PERMISSIONS.find((permission) => permission === answer.raw('role_name'));
  return role ?? answer.word('permission', PERMISSIONS);
}

type People = Pick<GitHubPort, 'listTeamMembers' | 'readPermission'>;

export function openPeople({ find, list }: Client): People {
  return {
    listTeamMembers: async (team) => {
      const [, org, team_slug] = /^@?([\w.-]+)\/([\w.-]+)$/.exec(team) ?? [];
      if (org === undefined)
        throw new GitHubError(400, `\`${team}\` is no team: write \`org/team\`.`);
      const route = 'GET /orgs/{org}/teams/{team_slug}/members';
      const found = await list({ errand: READ_TEAM, route, parameters: { org, team_slug } });
      return found.map((raw) => openFields(raw, 'member of a team').text('login'));
    },
    readPermission: async (username) => {
      const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
      const found = await find({ errand: READ_PERMISSION, route, parameters: { username } });
      return found === undefined ? 'none' : toPermission(found);
    },
  };
}
