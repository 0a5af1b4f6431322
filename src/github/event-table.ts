import { UsageError } from '../domain/errors.ts';
import type { Json } from '../domain/json.ts';
import { field, readCommit, readText } from './payload.ts';
import type { PullRequestContext } from './pull-request-context.ts';

/** What an event judges, and whose plan counts. */
export interface EventReading {
  readonly commit: string | undefined;
  /** Commit or full name of a branch; undefined where the work tree is that side. */
  readonly policyRef: string | undefined;
}

export interface EventSource {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly event: string;
  readonly payload: Json;
  readonly pullRequest: PullRequestContext | undefined;
}

/** `commit`: on the pull requests of the commit, else on the commit itself. */
export type CommentAim = 'pull request' | 'commit' | 'nowhere';

export interface EventRow {
  /** What is judged, in the words of the documentation. */
  readonly judges: string;
  readonly commentOn: CommentAim;
  /** Whether the commit that is judged gets the status. */
  readonly hasStatus: boolean;
  readonly policy: 'base branch' | 'default branch';
  /** The event may carry what a stranger wrote, in a run that has secrets. */
  readonly untrusted: boolean;
  readonly read: (source: EventSource) => EventReading;
}

function fail(event: string, what: string): never {
  throw new UsageError(
    `The payload of the event \`${event}\` has no ${what}; GITHUB_EVENT_PATH must name the file that the runner wrote.`,
  );
}

function requireCommit({ event, payload }: EventSource, ...path: readonly string[]): string {
  return readCommit(field(payload, ...path)) ?? fail(event, `commit at \`${path.join('.')}\``);
}

function readRunnerCommit({ env }: EventSource): string | undefined {
  return readCommit(env['GITHUB_SHA'] ?? null);
}

/** A tag may have the name of a branch, and whoever pushes one must not become the policy. */
function nameBranch(branch: string): string {
  return branch.startsWith('refs/heads/') ? branch : `refs/heads/${branch}`;
}

/** The default branch, to be read from GitHub: what is checked out may be anything. */
function requireDefaultBranch({ event, payload }: EventSource): string {
  const branch = readText(field(payload, 'repository', 'default_branch'));
  return nameBranch(branch ?? fail(event, '`repository.default_branch`, whose plan counts'));
}

/** Undefined on the default branch itself, whose plan is the one that is checked out. */
function findForeignPolicy(source: EventSource): string | undefined {
  const branch = requireDefaultBranch(source);
  return source.env['GITHUB_REF'] === branch ? undefined : branch;
}

/** The branch as it is now: the commit of the payload would let an old run replay an old plan. */
function readPull(source: EventSource): EventReading {
  const { pullRequest } = source;
  if (pullRequest === undefined) return fail(source.event, 'whole `pull_request`');
  return { commit: pullRequest.headSha, policyRef: nameBranch(pullRequest.baseRef) };
}

/** A push of an annotated tag names the tag object as `after`; a deletion names zeros. */
function readPush(source: EventSource): EventReading {
  const { payload, env } = source;
  const policyRef = findForeignPolicy(source);
  if (field(payload, 'deleted') === true) return { commit: undefined, policyRef };
  const isTag = env['GITHUB_REF']?.startsWith('refs/tags/') === true;
  const pushed = isTag ? field(payload, 'head_commit', 'id') : field(payload, 'after');
  return { commit: readCommit(pushed) ?? readRunnerCommit(source), policyRef };
}

function readOwn(source: EventSource): EventReading {
  return { commit: readRunnerCommit(source), policyRef: findForeignPolicy(source) };
}

/** Only the default branch has schedules. */
function readSchedule(source: EventSource): EventReading {
  return { commit: readRunnerCommit(source), policyRef: undefined };
}

/** Head and base of the pull request are asked from GitHub; until then nothing is known. */
function readComment(source: EventSource): EventReading {
  return { commit: undefined, policyRef: requireDefaultBranch(source) };
}

function readAt(...path: readonly string[]) {
  return (source: EventSource): EventReading => ({
    commit: requireCommit(source, ...path),
    policyRef: requireDefaultBranch(source),
  });
}

/** The base commit of a group may be another group's head, which nobody has merged. */
function readGroup(source: EventSource): EventReading {
  const branch = readText(field(source.payload, 'merge_group', 'base_ref'));
  if (branch === undefined) return fail(source.event, 'branch at `merge_group.base_ref`');
  return {
    commit: requireCommit(source, 'merge_group', 'head_sha'),
    policyRef: nameBranch(branch),
  };
}

const PULL = {
  judges: 'the head of the pull request',
  commentOn: 'pull request',
  hasStatus: true,
  policy: 'base branch',
  read: readPull,
} as const;

const OWN = {
  judges: 'the commit that the run is of',
  commentOn: 'commit',
  hasStatus: true,
  policy: 'default branch',
  untrusted: false,
  read: readOwn,
} as const;

const DEPLOYED = {
  ...OWN,
  judges: 'the commit of the deployment',
  read: readAt('deployment', 'sha'),
};

/** Every event that somebody thought of; the README's table is made from this. */
export const EVENT_ROWS: ReadonlyMap<string, EventRow> = new Map<string, EventRow>([
  ['pull_request', { ...PULL, untrusted: false }],
  ['pull_request_target', { ...PULL, untrusted: true }],
  ['pull_request_review', { ...PULL, untrusted: true }],
  ['pull_request_review_comment', { ...PULL, untrusted: true }],
  [
    'issue_comment',
    {
      ...PULL,
      judges: 'the head of the pull request; the recorded merge once it is merged',
      untrusted: true,
      read: readComment,
    },
  ],
  [
    'merge_group',
    {
      judges: 'the head of the merge group',
      commentOn: 'nowhere',
      hasStatus: true,
      policy: 'base branch',
      untrusted: false,
      read: readGroup,
    },
  ],
  ['push', { ...OWN, judges: 'the commit that was pushed', read: readPush }],
  ['workflow_dispatch', { ...OWN, judges: 'the commit that the run is of, or `commit`' }],
  ['repository_dispatch', { ...OWN, judges: 'the commit that the run is of, or `commit`' }],
  ['release', OWN],
  // Nobody reads a comment that comes back every night on a change of last month.
  ['schedule', { ...OWN, commentOn: 'nowhere', read: readSchedule }],
  [
    'workflow_run',
    {
      ...OWN,
      judges: 'the head of the run that ended',
      untrusted: true,
      read: readAt('workflow_run', 'head_sha'),
    },
  ],
  ['deployment', DEPLOYED],
  ['deployment_status', DEPLOYED],
]);

const OTHER: EventRow = { ...OWN, untrusted: true };

/** What is known of an event beforehand; what nobody thought of is not trusted. */
export function findEventRow(event: string): EventRow {
  return EVENT_ROWS.get(event) ?? OTHER;
}
