import type { ShippedAs, StrayCommit } from '../../domain/approval.ts';
import type { PullRequest } from '../../domain/github.ts';
import { GitHubError } from '../port.ts';
import type { ApprovalPort, ApprovalRequest } from './gather.ts';

export interface Found {
  readonly pullRequest: PullRequest;
  readonly shippedAs: ShippedAs;
}

/** What a commit ships. */
export interface Shipped {
  readonly pullRequests: readonly Found[];
  readonly strayCommits: readonly StrayCommit[];
  /** Why the list may not be whole; absent if it is. */
  readonly why?: string;
}

/** More commits than anybody ships at once and still knows what is in it. */
const MAX_COMMITS = 500;
/** As the merge queue names its branches; the digits behind are those of the base. */
const QUEUE = /(?:^|\/)gh-readonly-queue\/.+\/pr-(\d{1,9})-[0-9a-f]{40,64}$/;

interface Range {
  /** The commit that is judged and all that it brings along. */
  readonly commits: ReadonlySet<string>;
  readonly why?: string;
}

async function readRange(port: ApprovalPort, base: string, commit: string): Promise<Range> {
  try {
    const { commits, isComplete } = await port.compareCommits(base, commit);
    const range = new Set([...commits.slice(-MAX_COMMITS), commit]);
    if (isComplete && commits.length <= MAX_COMMITS) return { commits: range };
    const why = `since ${base.slice(0, 12)} there are more commits than can be looked at`;
    return { commits: range, why };
  } catch (error) {
    if (!(error instanceof GitHubError) || error.status !== 404) throw error;
    const why = `GitHub knows no way from the last deployment (${base.slice(0, 12)}) to this commit`;
    return { commits: new Set([commit]), why };
  }
}

/** How a pull request is in a range of commits; undefined if it is not known to be in it whole. */
function findRelation(
  { headSha, mergedAt, mergeCommit }: PullRequest,
  commits: ReadonlySet<string>,
): ShippedAs | undefined {
  if (commits.has(headSha)) return 'head';
  const isMerged = mergedAt !== undefined && mergeCommit !== undefined;
  return isMerged && commits.has(mergeCommit) ? 'merge' : undefined;
}

async function describeStray(port: ApprovalPort, sha: string): Promise<StrayCommit> {
  const author = (await port.findCommit(sha))?.author;
  return { sha, ...(author === undefined ? {} : { author }) };
}

/** Every commit of the range belongs to a pull request that is in it whole, or it is a stray. */
async function attribute(
  port: ApprovalPort,
  range: Range,
  known: ReadonlyMap<string, Found>,
): Promise<Shipped> {
  const found = new Map<number, Found>();
  for (const one of known.values()) found.set(one.pullRequest.number, one);
  const accounted = new Set(known.keys());
  const strays: StrayCommit[] = [];
  for (const sha of [...range.commits].reverse()) {
    if (accounted.has(sha)) continue;
    let isAccounted = false;
    for (const pullRequest of await port.listPullRequestsOf(sha)) {
      const shippedAs = findRelation(pullRequest, range.commits);
      if (shippedAs === undefined) continue;
      isAccounted = true;
      if (!found.has(pullRequest.number)) found.set(pullRequest.number, { pullRequest, shippedAs });
      if (pullRequest.mergedAt !== undefined && pullRequest.mergeCommit !== undefined) {
        accounted.add(pullRequest.mergeCommit);
      }
    }
    if (!isAccounted) strays.push(await describeStray(port, sha));
  }
  const pullRequests = [...found.values()].toSorted(
    (a, b) => a.pullRequest.number - b.pullRequest.number,
  );
  const { why } = range;
  return { pullRequests, strayCommits: strays, ...(why === undefined ? {} : { why }) };
}

async function findQueued(port: ApprovalPort, headRef: string): Promise<PullRequest | undefined> {
  const number = QUEUE.exec(headRef)?.[1];
  const found = number === undefined ? undefined : await port.findPullRequest(Number(number));
  return found?.state === 'open' || found?.mergedAt !== undefined ? found : undefined;
}

/** A merge group was made for the pull request that its branch names; others come before it. */
async function findInGroup(
  port: ApprovalPort,
  commit: string,
  { headRef, baseSha }: NonNullable<ApprovalRequest['mergeGroup']>,
): Promise<Shipped> {
  const range = await readRange(port, baseSha, commit);
  const queued = await findQueued(port, headRef);
  if (queued === undefined) return attribute(port, range, new Map());
  const shippedAs = findRelation(queued, range.commits) ?? 'queue';
  return attribute(port, range, new Map([[commit, { pullRequest: queued, shippedAs }]]));
}

function ofPullRequest(pullRequest: PullRequest, commit: string): Shipped {
  const shippedAs = pullRequest.headSha === commit ? 'head' : 'none';
  return { pullRequests: [{ pullRequest, shippedAs }], strayCommits: [] };
}

/**
 * What a commit ships: on a pull request that is open, that one; in a merge queue, its group; else
 * all since the last verified deployment, or, before the first one, what the commit itself is of.
 */
export async function findShipped(
  port: ApprovalPort,
  { commit, pullRequest: given, mergeGroup, baselineCommit }: ApprovalRequest,
): Promise<Shipped> {
  if (mergeGroup !== undefined) return findInGroup(port, commit, mergeGroup);
  const pullRequest = typeof given === 'number' ? await port.findPullRequest(given) : given;
  const isOpen = pullRequest !== undefined && pullRequest.mergedAt === undefined;
  if (isOpen) return ofPullRequest(pullRequest, commit);
  const range =
    baselineCommit === undefined || baselineCommit === commit
      ? { commits: new Set([commit]) }
      : await readRange(port, baselineCommit, commit);
  return attribute(port, range, new Map());
}
