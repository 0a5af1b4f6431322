import { UsageError } from '../../domain/errors.ts';
import type { PullRequest } from '../../domain/github.ts';
import type { EventContext } from '../../github/event.ts';
import { GitHubError, type GitHubPort } from '../../github/port.ts';
import type { CommentPlace } from '../../github/thread.ts';
import type { Connect } from './connect.ts';
import type { ActionInputs } from './inputs.ts';

/** What a run judges, whose policy counts, and where it speaks. */
export interface Aim {
  readonly commit: string;
  /** Undefined where the work tree is the protected side. */
  readonly policyRef?: string;
  /** The pull request that is judged, or whose merge is. */
  readonly pullRequest?: number;
  /** The pull request is merged, and what is judged is the commit that the merge made. */
  readonly isMerged: boolean;
  /** The head is a stranger's: the token only reads, and nothing of it becomes a status. */
  readonly isFork: boolean;
}

/** Events whose run somebody started with inputs. */
const DISPATCHES = ['workflow_dispatch', 'repository_dispatch'];

async function requirePort(connect: Connect, why: string): Promise<GitHubPort> {
  const port = connect();
  if (port !== undefined) return port;
  throw new UsageError(`${why} Pass \`github-token\`.`);
}

/** Only the API knows head and base of what was commented on. */
async function aimAtComment(issue: number, connect: Connect): Promise<Aim | undefined> {
  const port = await requirePort(connect, 'A comment says nothing of the commit that it is about.');
  const pull = await port.findPullRequest(issue);
  const commit = pull === undefined ? undefined : findJudged(pull);
  if (pull === undefined || commit === undefined) return undefined;
  return {
    commit,
    policyRef: `refs/heads/${pull.baseRef}`,
    pullRequest: pull.number,
    isMerged: pull.state !== 'open',
    isFork: pull.isFork,
  };
}

/** What was merged is judged as the commit that the merge made; what was closed is not judged. */
function findJudged(pull: PullRequest): string | undefined {
  if (pull.state === 'open') return pull.headSha;
  return pull.mergedAt === undefined ? undefined : pull.mergeCommit;
}

/** A dispatch may name any commit; what nobody merged is judged by nobody. */
async function aimAtInput(commit: string, event: EventContext, connect: Connect): Promise<Aim> {
  const port = await requirePort(connect, 'Input `commit` has to be looked up.');
  if (event.defaultBranch === undefined) {
    throw new UsageError(`The event \`${event.event}\` does not name the default branch.`);
  }
  const policyRef = `refs/heads/${event.defaultBranch}`;
  const { status } = await port.compareCommits(commit, policyRef);
  if (status !== 'ahead' && status !== 'identical') {
    throw new UsageError(
      `The commit ${commit} is not on ${event.defaultBranch} (superseded): only what was merged is released.`,
    );
  }
  return { commit, policyRef, isMerged: false, isFork: false };
}

/**
 * Learns what the event alone does not say. Undefined if there is nothing to judge: an issue, a
 * pull request that was closed. Rejects with UsageError if it can't be learnt.
 */
export async function takeAim(
  event: EventContext,
  inputs: Pick<ActionInputs, 'commit'>,
  connect: Connect,
): Promise<Aim | undefined> {
  try {
    if (event.event === 'issue_comment') {
      const { issueNumber } = event;
      return issueNumber === undefined ? undefined : await aimAtComment(issueNumber, connect);
    }
    if (inputs.commit !== undefined) {
      if (DISPATCHES.includes(event.event)) return await aimAtInput(inputs.commit, event, connect);
      throw new UsageError(`Input \`commit\` is for ${DISPATCHES.join(' and ')} alone.`);
    }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    throw new UsageError(`What is to be judged can’t be read from GitHub. ${error.message}`);
  }
  return aimAtEvent(event);
}

function aimAtEvent(event: EventContext): Aim {
  if (event.commit === undefined) {
    throw new UsageError(
      `The event \`${event.event}\` names no commit to judge. Run Holdpoint on pull_request, push, workflow_dispatch, merge_group or schedule.`,
    );
  }
  const { pullRequest, policyRef } = event;
  return {
    commit: event.commit,
    ...(policyRef === undefined ? {} : { policyRef }),
    ...(pullRequest === undefined ? {} : { pullRequest: pullRequest.number }),
    isMerged: false,
    isFork: pullRequest?.isFork ?? false,
  };
}

/** The pull request that a commit belongs to: one that was merged as it, else one that it heads. */
function choosePull(pulls: readonly PullRequest[], commit: string): PullRequest | undefined {
  return (
    pulls.find((pull) => pull.mergeCommit === commit) ??
    pulls.find((pull) => pull.headSha === commit) ??
    pulls.find((pull) => pull.mergedAt !== undefined)
  );
}

/** Where the comment goes; undefined where nobody would read it. Rejects with GitHubError. */
export async function findCommentPlace(
  event: EventContext,
  aim: Aim,
  port: Pick<GitHubPort, 'listPullRequestsOf'>,
): Promise<CommentPlace | undefined> {
  if (event.commentOn === 'nowhere') return undefined;
  if (aim.pullRequest !== undefined) return { pullRequest: aim.pullRequest };
  const pull = choosePull(await port.listPullRequestsOf(aim.commit), aim.commit);
  return pull === undefined ? { commit: aim.commit } : { pullRequest: pull.number };
}
