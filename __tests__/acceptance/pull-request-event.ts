import { deliverPullRequest } from '../support/events/pull-request.ts';
import type { LocalGitHub } from '../support/github/local-github.ts';
import type { ActionRun } from './judged-action.ts';

/** A run on a pull request of the local GitHub, the first one if none is named, as the runner starts it. */
export function onPullRequest(
  gitHub: LocalGitHub,
  index = 0,
): Omit<ActionRun, 'files'> & { readonly env: Readonly<Record<string, string>> } {
  const pull = gitHub.pullRequests[index];
  if (pull === undefined) throw new Error('The local GitHub has no pull request.');
  const place = { repository: gitHub.repository, main: pull.baseSha, actor: pull.author };
  const { name, payload, env } = deliverPullRequest(place, pull);
  return { event: { name, payload }, token: gitHub.token, apiUrl: gitHub.url, env };
}
