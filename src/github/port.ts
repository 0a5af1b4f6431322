import type {
  Deployment,
  DiffFile,
  GitHubTool,
  IssueComment,
  RepositoryPermission,
  RunApproval,
  StatusState,
} from '../domain/github.ts';

/**
 * What we ask of GitHub. The only other file that knows how is octokit.ts. Lists are whole: every
 * page is read. What fails rejects with GitHubError.
 */
export interface GitHubPort extends GitHubTool {
  /** Text of a file at a commit or branch; undefined if it is not there. */
  readFile(path: string, ref: string): Promise<string | undefined>;
  /** Paths that a pull request touches, old names of renamed files included. */
  listChangedPaths(pullRequest: number): Promise<readonly string[]>;
  updateComment(id: number, body: string): Promise<IssueComment>;
  deleteComment(id: number): Promise<void>;
  /** Comments of a commit, oldest first; their ids are of another kind than those of an issue. */
  listCommitComments(commit: string): Promise<readonly IssueComment[]>;
  createCommitComment(commit: string, body: string): Promise<IssueComment>;
  updateCommitComment(id: number, body: string): Promise<IssueComment>;
  deleteCommitComment(id: number): Promise<void>;
  /** `eyes`, `rocket`, `-1`, … on a comment of an issue or pull request. */
  addReaction(commentId: number, content: Reaction): Promise<void>;
  createStatus(commit: string, status: CommitStatus): Promise<void>;
  createDeployment(request: DeploymentRequest): Promise<Deployment>;
  createDeploymentStatus(id: number, status: DeploymentStatusRequest): Promise<void>;
  /** Starts a workflow by `workflow_dispatch`; `workflow` is its file's name or its id. */
  dispatchWorkflow(
    workflow: string,
    ref: string,
    inputs: Readonly<Record<string, string>>,
  ): Promise<void>;
  /**
   * What `head` changes since it left `base`; undefined if GitHub does not list all of it.
   */
  listDiff(base: string, head: string): Promise<readonly DiffFile[] | undefined>;
  /** What required reviewers said of a run. */
  listRunApprovals(runId: string): Promise<readonly RunApproval[]>;
  /**
   * Logins of a team, `org/team`. Rejects if it can't be read: GitHub answers 404 for a team that
   * the token may not see, which is never "nobody".
   */
  listTeamMembers(team: string): Promise<readonly string[]>;
  readPermission(login: string): Promise<RepositoryPermission>;
}

export type Reaction = '+1' | '-1' | 'eyes' | 'rocket' | 'confused';

export interface CommitStatus {
  readonly state: StatusState;
  /** `holdpoint/<environment>/<phase>`. */
  readonly context: string;
  /** At most 140 characters. */
  readonly description: string;
  readonly targetUrl?: string;
}

export interface DeploymentRequest {
  readonly commit: string;
  readonly environment: string;
  /** Our release record, as JSON. */
  readonly payload: object;
  /** At most 140 characters. */
  readonly description: string;
  readonly isProduction: boolean;
}

export interface DeploymentStatusRequest {
  readonly state: 'success' | 'failure' | 'error' | 'inactive' | 'in_progress' | 'queued';
  /** At most 140 characters. */
  readonly description: string;
  readonly logUrl?: string;
  readonly environmentUrl?: string;
}

/**
 * GitHub said no or did not answer; the sentence names the permission that is missing, if one is.
 */
export class GitHubError extends Error {
  override readonly name = 'GitHubError';
  /** HTTP status; 0 if there was no answer. */
  readonly status: number;
  /** We asked too often: later it may be done. */
  readonly isLimit: boolean;

  constructor(status: number, message: string, options?: { cause?: unknown; isLimit?: boolean }) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.status = status;
    this.isLimit = options?.isLimit ?? false;
  }
}
