import type { Payload } from './example.ts';

const IDS = new Map<string, number>();

function findId(login: string): number {
  const id = IDS.get(login) ?? 1_000 + IDS.size;
  IDS.set(login, id);
  return id;
}

/** An account as every event shows it. */
export function describeUser(login: string): Payload {
  const name = encodeURIComponent(login);
  const url = `https://api.github.com/users/${name}`;
  const page = `https://github.com/${login.endsWith('[bot]') ? `apps/${login.slice(0, -5)}` : name}`;
  return {
    login,
    id: findId(login),
    node_id: `MDQ6VXNlcj${findId(login)}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${findId(login)}?v=4`,
    gravatar_id: '',
    url,
    html_url: page,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
}
