import type { LocalGitHub, Pull } from '../support/github/local-github.ts';
import type { ActionRun } from '../support/runner/run-action.ts';

/** The event of a pull request of the local GitHub, as the runner hands it on. */
export function describePullRequest(pull: Pull): ActionRun['event'] {
  const repo = {
    full_name: 'acme/shop',
    fork: false,
    default_branch: 'main',
    owner: { login: 'acme' },
  };
  return {
    name: 'pull_request',
    payload: {
      action: 'synchronize',
      number: pull.number,
      pull_request: {
        number: pull.number,
        user: { login: 'bob' },
        head: { sha: pull.headSha, ref: pull.branch, repo },
        base: { sha: pull.baseSha, ref: 'main', repo },
      },
      repository: repo,
      sender: { login: 'bob' },
    },
  };
}

/** What every run on a pull request of the local GitHub shares. */
export function onPullRequest(gitHub: LocalGitHub, pull: Pull) {
  return {
    event: describePullRequest(pull),
    token: gitHub.token,
    apiUrl: gitHub.url,
    env: { GITHUB_REF: `refs/pull/${pull.number}/merge` },
  };
}
