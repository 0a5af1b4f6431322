import type { LocalGitHub } from '../support/github/local-github.ts';
import type { ActionRun } from './judged-action.ts';

const repo = {
  full_name: 'acme/crm',
  fork: false,
  default_branch: 'main',
  owner: { login: 'acme' },
};

/** A run on a pull request of the local GitHub, the first one if none is named, as the runner starts it. */
export function onPullRequest(
  gitHub: LocalGitHub,
  place = 0,
): Omit<ActionRun, 'files'> & { env: object } {
  const pull = gitHub.pullRequests[place];
  if (pull === undefined) throw new Error('The local GitHub has no pull request.');
  return {
    event: {
      name: 'pull_request',
      payload: {
        action: 'synchronize',
        number: pull.number,
        pull_request: {
          number: pull.number,
          user: { login: 'bob' },
          head: { sha: pull.headSha, ref: 'change', repo },
          base: { sha: pull.baseSha, ref: 'main', repo },
        },
        repository: repo,
        sender: { login: 'bob' },
      },
    },
    token: gitHub.token,
    apiUrl: gitHub.url,
    env: { GITHUB_REF: `refs/pull/${pull.number}/merge` },
  };
}
