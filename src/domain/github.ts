import type { Json } from './json.ts';

/** What we know of things on GitHub: plain data, instants as ISO 8601 in UTC, logins as written. */

export interface IssueComment {
  readonly id: number;
  readonly body: string;
  /** Login of the author, `github-actions[bot]` for the workflow's own token. */
  readonly author: string;
  readonly createdAt: string;
  /** Later than `createdAt` if somebody edited it. */
  readonly updatedAt: string;
  readonly url: string;
}

export interface PullRequest {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly author: string;
  readonly headSha: string;
  readonly headRef: string;
  readonly baseSha: string;
  readonly baseRef: string;
  /** The head is another repository's, or one that is gone. */
  readonly isFork: boolean;
  readonly mergedAt?: string;
  /** The commit that the merge recorded; only once it is merged. */
  readonly mergeCommit?: string;
  readonly url: string;
}

export interface Review {
  readonly id: number;
  readonly author: string;
  /** `APPROVED`, `CHANGES_REQUESTED`, `COMMENTED`, `DISMISSED`, `PENDING`. */
  readonly state: string;
  /** The commit that GitHub says it is of; it moves with update-branch. */
  readonly commit: string;
  readonly submittedAt: string;
  readonly body: string;
  readonly url: string;
}

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  /** When it was committed, as the committer's clock says: not a proof. */
  readonly committedAt: string;
  /** Login, if GitHub knows one. */
  readonly author?: string;
}

export interface Comparison {
  readonly status: 'ahead' | 'behind' | 'identical' | 'diverged';
  /** Commits of `head` that `base` lacks, oldest first. */
  readonly commits: readonly string[];
  /** False if GitHub lists fewer commits than there are. */
  readonly isComplete: boolean;
}

/** A file that a change touches, seen from where the change began. */
export interface DiffFile {
  readonly path: string;
  readonly previousPath?: string;
  /** `added`, `removed`, `modified`, `renamed`, … */
  readonly status: string;
  /** Object name of its content after the change. */
  readonly blob: string;
  /** Absent for what is binary or too large. */
  readonly patch?: string;
}

export interface CheckRun {
  readonly id: number;
  readonly name: string;
  readonly commit: string;
  /** `queued`, `in_progress`, `completed`, … */
  readonly status: string;
  /** `success`, `failure`, `neutral`, `skipped`, `cancelled`, …; absent until completed. */
  readonly conclusion?: string;
  /** Slug of the app that wrote it, `github-actions` for workflows. */
  readonly app?: string;
  readonly startedAt?: string;
  readonly completedAt?: string;
  readonly url?: string;
}

export type StatusState = 'success' | 'failure' | 'pending' | 'error';

export interface PostedStatus {
  readonly id: number;
  readonly state: StatusState;
  readonly context: string;
  readonly description: string;
  readonly creator?: string;
  readonly createdAt: string;
  readonly targetUrl?: string;
}

export interface Deployment {
  readonly id: number;
  readonly commit: string;
  readonly ref: string;
  readonly environment: string;
  /** Whatever its author wrote: hostile until it is validated. */
  readonly payload: Json;
  readonly creator: string;
  readonly createdAt: string;
}

export interface DeploymentStatus {
  readonly id: number;
  /** `success`, `failure`, `error`, `inactive`, `in_progress`, `queued`, `pending`. */
  readonly state: string;
  readonly description: string;
  readonly creator: string;
  readonly createdAt: string;
  readonly logUrl?: string;
  readonly environmentUrl?: string;
}

export interface WorkflowRun {
  readonly id: string;
  readonly attempt: number;
  /** Path of the workflow's file, without the ref. */
  readonly workflowPath: string;
  readonly headSha: string;
  readonly headBranch?: string;
  readonly event: string;
  readonly status: string;
  readonly conclusion?: string;
  /** Who caused it, and who started this attempt. */
  readonly actor?: string;
  readonly triggeringActor?: string;
  /** `owner/name` that the head commit is in; another one for a fork. */
  readonly headRepository?: string;
}

/** What a required reviewer of an environment said of a run; GitHub tells no time. */
export interface RunApproval {
  readonly by: string;
  readonly state: 'approved' | 'rejected' | 'pending';
  readonly environments: readonly string[];
  readonly comment: string;
}

export type RepositoryPermission = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

/**
 * What probes may ask of GitHub, for the repository of the run. Lists are whole. Without a token,
 * and where GitHub says no, everything rejects with ProbeError: auth, rate-limited, connect, …
 */
export interface GitHubTool {
  findPullRequest(number: number): Promise<PullRequest | undefined>;
  /** Pull requests that a commit belongs to, merged ones included. */
  listPullRequestsOf(commit: string): Promise<readonly PullRequest[]>;
  /** Oldest first. */
  listReviews(pullRequest: number): Promise<readonly Review[]>;
  /** Comments of a pull request or issue, oldest first, every page. */
  listComments(issue: number): Promise<readonly IssueComment[]>;
  findCommit(ref: string): Promise<Commit | undefined>;
  compareCommits(base: string, head: string): Promise<Comparison>;
  /** Commits up to `ref` that touch a path, newest first; at most 100. */
  listCommitsOf(path: string, ref: string): Promise<readonly Commit[]>;
  /** Every check run of a commit, reruns included. */
  listCheckRuns(commit: string): Promise<readonly CheckRun[]>;
  /** Newest first. */
  listStatuses(commit: string): Promise<readonly PostedStatus[]>;
  /** Newest first; at most 300. */
  listDeployments(filter: {
    readonly environment: string;
    readonly commit?: string;
  }): Promise<readonly Deployment[]>;
  /** Newest first. */
  listDeploymentStatuses(deployment: number): Promise<readonly DeploymentStatus[]>;
  /** A workflow run of this repository; undefined if the API knows none. */
  findRun(runId: string): Promise<WorkflowRun | undefined>;
  createIssue(issue: NewIssue): Promise<{ readonly number: number; readonly url: string }>;
  /** A comment on an issue or pull request. */
  createComment(issue: number, body: string): Promise<IssueComment>;
  /**
   * A comment on a discussion; GitHub has it in GraphQL alone. `body` is what GitHub keeps of it.
   */
  createDiscussionComment(
    discussion: number,
    body: string,
  ): Promise<{ readonly url: string; readonly body?: string }>;
}

export interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly labels?: readonly string[];
}
