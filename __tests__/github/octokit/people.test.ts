import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { GitHubPort } from '../../../src/github/port.ts';
import { connectTo } from '../../support/github/connect.ts';
import { FAULTS } from '../../support/github/faults.ts';
import { type LocalGitHub, startLocalGitHub } from '../../support/github/local-github.ts';

const MANY = Array.from({ length: 101 }, (_, index) => `person-${index}`);

let github: LocalGitHub;
let port: GitHubPort;

beforeAll(async () => {
  github = await startLocalGitHub({
    people: { carla: 'triage', mette: 'maintain' },
    teams: { 'acme/leads': ['ana', 'jonas'], 'acme/everybody': MANY, 'acme/empty': [] },
  });
  port = await connectTo(github);
}, 30_000);
afterAll(() => github.close());
afterEach(() => expect(github.violations()).toEqual([]));

describe('listTeamMembers', () => {
  it.each([
    ['acme/leads', ['ana', 'jonas']],
    ['@acme/leads', ['ana', 'jonas']],
    ['acme/everybody', MANY],
    ['acme/empty', []],
  ])('has the members of %s', async (team, logins) => {
    expect(await port.listTeamMembers(team)).toEqual(logins);
  });

  it('rejects for a team that is hidden or is none: that is never "nobody"', async () => {
    const failure = port.listTeamMembers('acme/secret');
    await expect(failure).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining('a token that may read the organisation’s members'),
    });
  });

  it('rejects for a token that may not, and says what one may', async () => {
    github.queueFault(FAULTS.notAccessible);
    await expect(port.listTeamMembers('acme/leads')).rejects.toMatchObject({
      status: 403,
      message:
        'The token may not read the members of a team: pass a token that may read the organisation’s members as `github-token`.',
    });
  });

  it.each(['leads', 'acme/', '/leads', 'acme/leads/members', 'acme/../x', ''])(
    'asks nobody about %j',
    async (team) => {
      const before = github.requests().length;
      await expect(port.listTeamMembers(team)).rejects.toMatchObject({ name: 'GitHubError' });
      expect(github.requests().length).toBe(before);
    },
  );

  it('does not take a member without a name for nobody', async () => {
    github.queueFault({ kind: 'answer', status: 200, body: [{ id: 1 }] });
    await expect(port.listTeamMembers('acme/leads')).rejects.toThrow('no member of a team');
  });
});

describe('readPermission', () => {
  it.each([
    ['acme', 'admin'],
    ['mette', 'maintain'],
    ['ana', 'write'],
    ['carla', 'triage'],
    ['mallory', 'read'],
    ['nobody-we-know', 'none'],
  ])('of %s is %s', async (login, permission) => {
    expect(await port.readPermission(login)).toBe(permission);
  });

  it.each<[string, object, string]>([
    [
      'a role that the organisation made up',
      { permission: 'write', role_name: 'releaser' },
      'write',
    ],
    ['an older GitHub, which names no role', { permission: 'admin' }, 'admin'],
  ])('counts %s as what it is built on', async (_, body, permission) => {
    github.queueFault({ kind: 'answer', status: 200, body });
    expect(await port.readPermission('ana')).toBe(permission);
  });

  it('is none for an account that is not there, and an error where nobody says', async () => {
    github.queueFault(FAULTS.notFound);
    expect(await port.readPermission('ana')).toBe('none');
    github.queueFault(FAULTS.notAccessible);
    await expect(port.readPermission('ana')).rejects.toMatchObject({ status: 403 });
    github.queueFault({ kind: 'answer', status: 200, body: { permission: 'everything' } });
    await expect(port.readPermission('ana')).rejects.toThrow('no permission');
  });
});
