import { UsageError } from '../domain/errors.ts';
import type { Json } from '../domain/json.ts';
import { field, readCommit, readText } from './payload.ts';
import type { PullRequestContext } from './pull-request-context.ts';

/** What an event judges, and whose plan counts. */
export interface EventReading {
  readonly commit: string | undefined;
  readonly policyRef: string | undefined;
}

export interface EventSource {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly event: string;
  readonly payload: Json;
  readonly pullRequest: PullRequestContext | undefined;
}

export interface EventRow {
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

/** The default branch, to be read from GitHub: what is checked out may be anything. */
function requireDefaultBranch({ event, payload }: EventSource): string {
  return (
    readText(field(payload, 'repository', 'default_branch')) ??
    fail(event, '`repository.default_branch`, whose plan counts')
  );
}

/** Undefined on the default branch itself, whose plan is the one that is checked out. */
function findForeignPolicy(source: EventSource): string | undefined {
  const branch = requireDefaultBranch(source);
  return source.env['GITHUB_REF'] === `refs/heads/${branch}` ? undefined : branch;
}

function readPull(source: EventSource): EventReading {
  const { pullRequest } = source;
  if (pullRequest === undefined) return fail(source.event, 'whole `pull_request`');
  return { commit: pullRequest.headSha, policyRef: pullRequest.baseSha };
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

function readComment(source: EventSource): EventReading {
  return { commit: undefined, policyRef: requireDefaultBranch(source) };
}

function readAt(...path: readonly string[]) {
  return (source: EventSource): EventReading => ({
    commit: requireCommit(source, ...path),
    policyRef: requireDefaultBranch(source),
  });
}

function readGroup(source: EventSource): EventReading {
  return {
    commit: requireCommit(source, 'merge_group', 'head_sha'),
    policyRef: requireCommit(source, 'merge_group', 'base_sha'),
  };
}

const ROWS: ReadonlyMap<string, EventRow> = new Map([
  ['pull_request', { untrusted: false, read: readPull }],
  ['pull_request_target', { untrusted: true, read: readPull }],
  ['pull_request_review', { untrusted: true, read: readPull }],
  ['pull_request_review_comment', { untrusted: true, read: readPull }],
  ['issue_comment', { untrusted: true, read: readComment }],
  ['push', { untrusted: false, read: readPush }],
  ['merge_group', { untrusted: false, read: readGroup }],
  ['workflow_dispatch', { untrusted: false, read: readOwn }],
  ['repository_dispatch', { untrusted: false, read: readOwn }],
  ['release', { untrusted: false, read: readOwn }],
  ['schedule', { untrusted: false, read: readSchedule }],
  ['workflow_run', { untrusted: true, read: readAt('workflow_run', 'head_sha') }],
  ['deployment', { untrusted: false, read: readAt('deployment', 'sha') }],
  ['deployment_status', { untrusted: false, read: readAt('deployment', 'sha') }],
]);

const OTHER: EventRow = { untrusted: true, read: readOwn };

/** What is known of an event beforehand; what nobody thought of is not trusted. */
export function findEventRow(event: string): EventRow {
  return ROWS.get(event) ?? OTHER;
}
