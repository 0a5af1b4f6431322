import type { GitHubTool } from '../../domain/github.ts';
import { isInHistory } from '../../domain/history.ts';

type Reader = Pick<GitHubTool, 'compareCommits'>;

/**
 * True if a commit is what a branch or another commit names, or in its history. One request: seen
 * from the newer end there is nothing to list.
 */
export async function isCommitOn(reader: Reader, commit: string, ref: string): Promise<boolean> {
  return commit === ref || isInHistory((await reader.compareCommits(ref, commit)).status);
}

/**
 * True if a run that somebody started on the commit `headSha` can be about `commit`: its workflow's
 * file is one that was merged, and what it was started with is in its history.
 */
export async function isStartedFor(
  reader: Reader,
  commit: string,
  headSha: string,
  defaultBranch: string,
): Promise<boolean> {
  return (
    (await isCommitOn(reader, headSha, defaultBranch)) &&
    (await isCommitOn(reader, commit, headSha))
  );
}
