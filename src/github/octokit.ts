import { readContents } from './contents.ts';
import { openChecksAndStatuses } from './octokit/checks-and-statuses.ts';
import { openClient } from './octokit/client.ts';
import { openComments, openCommitComments } from './octokit/comments.ts';
import { openCommits } from './octokit/commits.ts';
import { openDeployments } from './octokit/deployments.ts';
import { openIssues } from './octokit/issues.ts';
import { openPeople } from './octokit/people.ts';
import { openPulls } from './octokit/pulls.ts';
import { openRuns } from './octokit/runs.ts';
import type { GitHubPort } from './port.ts';
import type { Timing } from './transport.ts';

export interface GitHubSettings {
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  /** That of github.com if absent; GitHub Enterprise has another. */
  readonly apiUrl?: string;
  /** Derived from `apiUrl` if absent. */
  readonly graphqlUrl?: string;
  readonly timing?: Timing;
}

/** `https://api.github.com/graphql`; on GitHub Enterprise `/api/v3` has `/api/graphql` beside it. */
function deriveGraphqlUrl(apiUrl: string): string {
  return `${apiUrl.replace(/\/api\/v3$/, '/api')}/graphql`;
}

/**
 * What we ask of GitHub, asked with octokit, which is read only now. Requests end within a time and
 * are repeated within a budget; what fails rejects with GitHubError.
 */
export async function connectGitHub(settings: GitHubSettings): Promise<GitHubPort> {
  const { token, repository, timing, graphqlUrl } = settings;
  const apiUrl = (settings.apiUrl ?? 'https://api.github.com').replace(/\/+$/, '');
  const common = { apiUrl, token, repository, ...(timing === undefined ? {} : { timing }) };
  const client = await openClient(common);
  return {
    readFile: (path, ref) => readContents(common, path, ref),
    ...openPulls(client),
    ...openComments(client),
    ...openCommitComments(client),
    ...openCommits(client),
    ...openChecksAndStatuses(client),
    ...openDeployments(client),
    ...openRuns(client),
    ...openPeople(client),
    ...openIssues(client, graphqlUrl ?? deriveGraphqlUrl(apiUrl)),
  };
}
