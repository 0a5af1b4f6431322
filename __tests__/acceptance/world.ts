import type { Delivery, EventPlace } from '../support/events/delivery.ts';
import type { DeploymentFacts } from '../support/events/deployment.ts';
import type { CommentAction } from '../support/events/issue-comment.ts';
import type { PullRequestVariant } from '../support/events/pull-request.ts';
import type { Files } from '../support/github/git.ts';
import type { LocalGitHub } from '../support/github/local-github.ts';
import type { MergeOptions } from '../support/github/merge-branch.ts';
import type { SeededPullRequest, StoredComment } from '../support/github/pull-requests.ts';
import type { ReviewSeed } from '../support/github/seed.ts';
import type { Listener, TestServer } from '../support/http-server.ts';
import type { RunningAction } from '../support/runner/run-action.ts';
import type { Shown } from './shown.ts';

/** How a run differs from the usual one. */
export interface RunOptions {
  /** Place of the pull request among those of the seed; default 0. */
  readonly place?: number;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Files that earlier steps left in the workspace, on top of what is checked out. */
  readonly files?: Readonly<Record<string, string>>;
  /** Default 4242. */
  readonly runId?: number;
  /** Default 1. */
  readonly attempt?: number;
  /** Who causes the event; default: the author of the pull request, else the owner. */
  readonly actor?: string;
  /** Who started this attempt, if it is another. */
  readonly triggeredBy?: string;
  readonly token?: string;
}

export interface StartedRun extends Omit<RunningAction, 'result'> {
  readonly shown: Promise<Shown>;
}

/** A local GitHub, the people on it, and a runner that runs the committed dist at its events. */
export interface World {
  readonly github: LocalGitHub;
  pull(place?: number): SeededPullRequest;
  /** Runs on any event; every `on…` below is this with the event made. */
  run(delivery: Delivery, options?: RunOptions): Promise<Shown>;
  start(delivery: Delivery, options?: RunOptions): StartedRun;
  /** For events that no `on…` makes. */
  where(actor?: string): Promise<EventPlace>;

  onPullRequest(options?: RunOptions & PullRequestVariant): Promise<Shown>;
  startOnPullRequest(options?: RunOptions & PullRequestVariant): Promise<StartedRun>;
  onPullRequestTarget(options?: RunOptions & PullRequestVariant): Promise<Shown>;
  /** Somebody comments on the pull request, and the run of that comment follows. */
  onComment(author: string, body: string, options?: RunOptions): Promise<Shown>;
  /** The run of a comment that is there already: written long ago, edited, deleted. */
  onCommentEvent(
    comment: StoredComment,
    action: CommentAction,
    options?: RunOptions,
  ): Promise<Shown>;
  /** Somebody reviews the pull request, and the run of that review follows. */
  onReview(author: string, options?: RunOptions & Omit<ReviewSeed, 'author'>): Promise<Shown>;
  /** A push to `main`, or to what `ref` and `commit` say. */
  onPush(options?: RunOptions & { ref?: string; commit?: string }): Promise<Shown>;
  /** `inputs` of the workflow; `commit` among them is handed on to the Action, as workflows do. */
  onDispatch(inputs?: Readonly<Record<string, string>>, options?: RunOptions): Promise<Shown>;
  /** The queue tries the pull request on `main`. */
  onMergeGroup(options?: RunOptions): Promise<Shown>;
  onSchedule(options?: RunOptions): Promise<Shown>;
  /** The run of a pull request has ended. */
  onWorkflowRun(options?: RunOptions & { headRepository?: string }): Promise<Shown>;
  onDeployment(deployment: DeploymentFacts, options?: RunOptions): Promise<Shown>;
  onDeploymentStatus(
    deployment: DeploymentFacts,
    state?: 'success' | 'failure' | 'error' | 'in_progress',
    options?: RunOptions,
  ): Promise<Shown>;

  /** One more commit on the branch of a pull request; what is checked out follows. */
  push(files: Files, place?: number): Promise<string>;
  pushToMain(files: Files): Promise<string>;
  merge(place?: number, options?: MergeOptions): Promise<string>;
  /** A service that the plan looks at; it ends with the world. */
  serve(listener: Listener): Promise<TestServer>;
  close(): Promise<void>;
}
