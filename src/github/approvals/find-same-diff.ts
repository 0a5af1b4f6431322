import type { Statement } from '../../domain/approval.ts';
import type { DiffFile, PullRequest } from '../../domain/github.ts';
import type { ApprovalPort } from './gather.ts';

type DiffPort = Pick<ApprovalPort, 'findCommit' | 'listDiff'>;

/** Earlier heads that are compared: each costs two requests. */
const MAX_HEADS = 5;

/**
 * The same file with the same content, or changed by the same lines in the same places. What is
 * binary or too large has no lines, and counts by its content alone.
 */
function isSameFile(one: DiffFile, other: DiffFile): boolean {
  const isSamePlace =
    one.path === other.path &&
    one.status === other.status &&
    one.previousPath === other.previousPath;
  const isSameContent = one.blob !== '' && one.blob === other.blob;
  const isSamePatch = one.patch !== undefined && one.patch === other.patch;
  return isSamePlace && (isSameContent || isSamePatch);
}

function sort(diff: readonly DiffFile[]): readonly DiffFile[] {
  return diff.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** An empty diff is the same as any other empty one, and says nothing. */
export function isSameDiff(one: readonly DiffFile[], other: readonly DiffFile[]): boolean {
  if (one.length === 0 || one.length !== other.length) return false;
  const others = sort(other);
  return sort(one).every((file, index) => {
    const twin = others[index];
    return twin !== undefined && isSameFile(file, twin);
  });
}

/** Commits that sign-offs on the pull request name, its head aside; the last ones said. */
function listNamed(
  { number, headSha }: PullRequest,
  statements: readonly Statement[],
): readonly string[] {
  const names = statements
    .filter(({ source, pullRequest }) => source === 'comment' && pullRequest === number)
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .flatMap(({ command }) => (command.type === 'sign-off' ? [command.commit] : []));
  return [...new Set(names)].filter((name) => !headSha.startsWith(name)).slice(0, MAX_HEADS);
}

/** Where the base stands, or stood before the merge: after it nothing is left to compare. */
async function findBase(
  port: DiffPort,
  { baseRef, mergedAt, mergeCommit }: PullRequest,
): Promise<string | undefined> {
  if (mergedAt === undefined) return `refs/heads/${baseRef}`;
  return mergeCommit === undefined ? undefined : (await port.findCommit(mergeCommit))?.parents[0];
}

/**
 * Earlier heads that a sign-off names and that change exactly what the head changes, each from
 * where it left the base. Rejects with GitHubError.
 */
export async function findSameDiff(
  port: DiffPort,
  pullRequest: PullRequest,
  statements: readonly Statement[],
): Promise<readonly string[]> {
  const names = listNamed(pullRequest, statements);
  const base = names.length === 0 ? undefined : await findBase(port, pullRequest);
  const current = base === undefined ? undefined : await port.listDiff(base, pullRequest.headSha);
  if (base === undefined || current === undefined) return [];
  const same: string[] = [];
  for (const name of names) {
    const commit = (await port.findCommit(name))?.sha;
    const diff = commit?.startsWith(name) ? await port.listDiff(base, commit) : undefined;
    if (commit !== undefined && diff !== undefined && isSameDiff(diff, current)) same.push(commit);
  }
  return same;
}
