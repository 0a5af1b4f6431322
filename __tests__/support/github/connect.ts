import { connectGitHub } from '../../../src/github/octokit.ts';
import type { GitHubPort } from '../../../src/github/port.ts';
import type { LocalGitHub } from './local-github.ts';

/** The port on a local GitHub, with the workflow's own token unless it is told another. */
export function connectTo(
  { url, repository, token }: LocalGitHub,
  other = token,
): Promise<GitHubPort> {
  return connectGitHub({ token: other, repository, apiUrl: url, timing: { firstWaitMs: 1 } });
}
