/** What we ask of GitHub. The only other file that knows how is octokit.ts. */
export interface GitHubPort {
  /** Text of a file at a commit or branch; undefined if it is not there. */
  readFile(path: string, ref: string): Promise<string | undefined>;
  /** Paths that a pull request touches, old names of renamed files included. */
  listChangedPaths(pullRequest: number): Promise<readonly string[]>;
  /** Comments of a pull request or issue, oldest first, every page. */
  listComments(pullRequest: number): Promise<readonly IssueComment[]>;
  createComment(pullRequest: number, body: string): Promise<IssueComment>;
  updateComment(id: number, body: string): Promise<IssueComment>;
  deleteComment(id: number): Promise<void>;
  createStatus(commit: string, status: CommitStatus): Promise<void>;
  /** A workflow run of this repository; undefined if the API knows none. */
  findRun(runId: string): Promise<WorkflowRun | undefined>;
}

export interface IssueComment {
  readonly id: number;
  readonly body: string;
  /** Login of the author, `github-actions[bot]` for the workflow's own token. */
  readonly author: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly url: string;
}

export interface CommitStatus {
  readonly state: 'success' | 'failure' | 'pending' | 'error';
  /** `holdpoint/<environment>/<phase>`. */
  readonly context: string;
  /** At most 140 characters. */
  readonly description: string;
  readonly targetUrl?: string;
}

export interface WorkflowRun {
  readonly id: string;
  readonly attempt: number;
  readonly workflowPath: string;
  readonly headSha: string;
}

/**
 * GitHub said no or did not answer; the sentence names the permission that is missing, if one is.
 */
export class GitHubError extends Error {
  override readonly name = 'GitHubError';
  /** HTTP status; 0 if there was no answer. */
  readonly status: number;

  constructor(status: number, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.status = status;
  }
}
