import type { ApprovalFacts, ApprovalRules, Statement } from '../../domain/approval.ts';
import type { PullRequest } from '../../domain/github.ts';
import type { GitHubPort } from '../port.ts';
import { describeHead } from './describe-head.ts';
import { findSameDiff } from './find-same-diff.ts';
import { findShipped, type Shipped } from './find-shipped.ts';
import { readApprovalsOfRun } from './read-approvals-of-run.ts';
import { readRosters, readWriters } from './read-people.ts';
import { readComments, readReviews } from './read-statements.ts';

/** The part of the port that is asked. */
export type ApprovalPort = Pick<
  GitHubPort,
  | 'findPullRequest'
  | 'listPullRequestsOf'
  | 'listReviews'
  | 'listComments'
  | 'listCommitComments'
  | 'findCommit'
  | 'compareCommits'
  | 'listDiff'
  | 'findRun'
  | 'listRunApprovals'
  | 'listTeamMembers'
  | 'readPermission'
>;

export interface ApprovalRequest {
  /** What is judged, and its tree if it is known; else it is asked where it matters. */
  readonly commit: string;
  readonly tree?: string;
  /** Name of the environment: approvals of other environments do not count. */
  readonly environment: string;
  /** The pull request of the event: while it is open, it alone is what would be shipped. */
  readonly pullRequest?: number | PullRequest;
  readonly mergeGroup?: { readonly headRef: string; readonly baseSha: string };
  /** Who dispatched the run, and who started it again; on a push nobody is the deployer. */
  readonly deployers?: readonly string[];
  readonly rules: ApprovalRules;
  /**
   * Commit of the last verified deployment of the environment. Leave it out only if the history was
   * read and holds none: then the pull requests of the commit itself are all that is looked at.
   */
  readonly baselineCommit?: string;
  readonly runId: string;
  readonly useEnvironmentApprovals: boolean;
}

interface Spoken {
  readonly shipped: Shipped;
  readonly statements: readonly Statement[];
}

async function readSpoken(
  port: ApprovalPort,
  request: ApprovalRequest,
  shipped: Shipped,
): Promise<readonly Statement[]> {
  const lists: (readonly Statement[])[] = [];
  for (const { pullRequest } of shipped.pullRequests) {
    lists.push(readComments(await port.listComments(pullRequest.number), pullRequest.number));
    if (request.rules.asked.length === 0) continue;
    lists.push(readReviews(await port.listReviews(pullRequest.number), pullRequest.number));
  }
  if (shipped.pullRequests.length === 0) {
    // Nobody can speak on a pull request that does not exist: then on the commit.
    lists.push(readComments(await port.listCommitComments(request.commit), undefined));
  }
  if (request.useEnvironmentApprovals) lists.push(await readApprovalsOfRun(port, request));
  return lists.flat();
}

async function findTree(
  port: ApprovalPort,
  { commit, tree }: ApprovalRequest,
  { shipped, statements }: Spoken,
): Promise<string | undefined> {
  if (tree !== undefined) return tree;
  const isConfirmed = statements.some(({ command }) => command.type === 'confirm');
  const isNeeded = shipped.pullRequests.some(({ pullRequest, shippedAs }) => {
    return pullRequest.headSha !== commit && (shippedAs === 'none' || isConfirmed);
  });
  return isNeeded && statements.length > 0 ? (await port.findCommit(commit))?.tree : undefined;
}

/**
 * Who approved what of all that a commit ships: nothing is decided here. Rejects with GitHubError
 * if GitHub can't be read; only a team that can't be read is kept as such.
 */
export async function gatherApprovals(
  port: ApprovalPort,
  request: ApprovalRequest,
): Promise<ApprovalFacts> {
  const { commit, deployers, rules } = request;
  const shipped = await findShipped(port, request);
  const statements = await readSpoken(port, request, shipped);
  const rosters = await readRosters(port, rules, statements);
  const pullRequests = [];
  for (const one of shipped.pullRequests) {
    const head = await describeHead(port, one, { statements, rosters, commit });
    const isCarried = rules.carry === 'same-diff';
    const sameDiff = isCarried ? await findSameDiff(port, one.pullRequest, statements) : [];
    pullRequests.push(sameDiff.length === 0 ? head : { ...head, sameDiff });
  }
  const tree = await findTree(port, request, { shipped, statements });
  return {
    readAt: new Date().toISOString(),
    commit,
    ...(tree === undefined ? {} : { tree }),
    ...(deployers === undefined ? {} : { deployers }),
    pullRequests,
    strayCommits: shipped.strayCommits,
    isComplete: shipped.why === undefined,
    ...(shipped.why === undefined ? {} : { why: shipped.why }),
    statements,
    roles: Object.keys(rules.roles),
    rosters,
    writers: await readWriters(port, statements),
  };
}
