import { UsageError } from '../domain/errors.ts';
import type { Json } from '../domain/json.ts';
import { type CommentAim, findEventRow } from './event-table.ts';
import { field, readCommit, readNumber, readText } from './payload.ts';
import { type PullRequestContext, readPullRequest } from './pull-request-context.ts';

/** What the runner and the event say about a run. */
export interface EventContext {
  readonly event: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Who caused the event. */
  readonly actor?: string;
  /** Who started this attempt: somebody else, if the run was started again. */
  readonly triggeredBy?: string;
  /** Decimal. */
  readonly runId: string;
  readonly attempt: number;
  readonly workflow?: string;
  /** Path of the workflow's file in the repository. */
  readonly workflowPath?: string;
  readonly serverUrl: string;
  readonly runUrl: string;
  /** The commit that is judged; undefined if only the API can tell, or if there is none. */
  readonly commit?: string;
  readonly pullRequest?: PullRequestContext;
  /** Pull request that was commented on; its head and base only the API can tell. */
  readonly issueNumber?: number;
  /** What was said, and whether it was just said, changed or taken back. */
  readonly spoken?: SpokenComment;
  readonly mergeGroup?: MergeGroup;
  /** Commit or branch that the plan is read from; undefined where the work tree is that side. */
  readonly policyRef?: string;
  readonly defaultBranch?: string;
  readonly commentOn: CommentAim;
  readonly hasStatus: boolean;
  /** The event may carry what a stranger wrote, in a run that has secrets. */
  readonly untrusted: boolean;
  /** Caused by Dependabot: the token only reads, unless `permissions:` raises it. */
  readonly isDependabot: boolean;
}

export interface SpokenComment {
  readonly id: number;
  readonly action: string;
  readonly body: string;
  /** What it said before it was edited. */
  readonly previousBody?: string;
  readonly author: string;
}

export interface MergeGroup {
  /** `refs/heads/gh-readonly-queue/main/pr-7-<sha>`. */
  readonly headRef: string;
  readonly baseSha: string;
}

type Env = Readonly<Record<string, string | undefined>>;

function readRequired(env: Env, name: string, pattern: RegExp, form: string): string {
  const value = env[name] ?? '';
  if (pattern.test(value)) return value;
  throw new UsageError(
    `${name} is ${value === '' ? 'not set' : 'not sound'}: the runner sets ${form}.`,
  );
}

function readRun(env: Env) {
  const repository = readRequired(
    env,
    'GITHUB_REPOSITORY',
    /^[\w.-]{1,100}\/[\w.-]{1,100}$/,
    'owner/name',
  );
  const runId = readRequired(env, 'GITHUB_RUN_ID', /^\d{1,16}$/, 'a number');
  const attempt = Number(
    readRequired(
      { GITHUB_RUN_ATTEMPT: '1', ...env },
      'GITHUB_RUN_ATTEMPT',
      /^\d{1,6}$/,
      'a number',
    ),
  );
  const serverUrl = (readText(env['GITHUB_SERVER_URL'] ?? null) ?? 'https://github.com').replace(
    /\/+$/,
    '',
  );
  const page = `${serverUrl}/${repository}/actions/runs/${runId}`;
  const runUrl = attempt > 1 ? `${page}/attempts/${attempt}` : page;
  return { repository, runId, attempt, serverUrl, runUrl };
}

/** `owner/name/.github/workflows/gate.yml@refs/heads/main` without the parts around the path. */
function parseWorkflowPath(reference: string | undefined, repository: string): string | undefined {
  const [path = ''] = (reference ?? '').split('@');
  return path.startsWith(`${repository}/`) ? path.slice(repository.length + 1) : undefined;
}

function optional<Name extends string>(
  name: Name,
  value: string | undefined,
): { readonly [Key in Name]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: string };
}

function readPeople(env: Env) {
  const actor = readText(env['GITHUB_ACTOR'] ?? null);
  return {
    ...optional('actor', actor),
    ...optional('triggeredBy', readText(env['GITHUB_TRIGGERING_ACTOR'] ?? null) ?? actor),
    isDependabot: actor === 'dependabot[bot]',
  };
}

/** Number of the pull request that was commented on; a plain issue has none. */
function readIssue(payload: Json): number | undefined {
  const issue = field(payload, 'issue');
  if (field(issue, 'pull_request') === null) return undefined;
  return readNumber(field(issue, 'number'));
}

/** A comment is many lines, so that it is read as it is; whoever looks at it must bound it. */
function readSpoken(payload: Json): SpokenComment | undefined {
  const comment = field(payload, 'comment');
  const id = readNumber(field(comment, 'id'));
  const body = field(comment, 'body');
  if (id === undefined || typeof body !== 'string') return undefined;
  const author = readText(field(comment, 'user', 'login')) ?? '';
  const previous = field(payload, 'changes', 'body', 'from');
  const previousBody = typeof previous === 'string' ? { previousBody: previous } : {};
  return { id, action: readText(field(payload, 'action')) ?? '', body, ...previousBody, author };
}

function readMergeGroup(payload: Json): MergeGroup | undefined {
  const headRef = readText(field(payload, 'merge_group', 'head_ref'));
  const baseSha = readCommit(field(payload, 'merge_group', 'base_sha'));
  return headRef === undefined || baseSha === undefined ? undefined : { headRef, baseSha };
}

/**
 * What an event means to a gate: which commit is judged, whose plan counts, and what may be
 * trusted.
 * Throws UsageError if the runner's variables or the payload lack what the event must have.
 */
export function readEvent(env: Env, payload: Json): EventContext {
  const event = readRequired(env, 'GITHUB_EVENT_NAME', /^\w{1,100}$/, 'the name of the event');
  const run = readRun(env);
  const pullRequest = readPullRequest(payload);
  const row = findEventRow(event);
  const { commit, policyRef } = row.read({ env, event, payload, pullRequest });
  const issueNumber = readIssue(payload);
  const spoken = issueNumber === undefined ? undefined : readSpoken(payload);
  const mergeGroup = readMergeGroup(payload);
  return {
    event,
    ...run,
    ...readPeople(env),
    ...optional('workflow', readText(env['GITHUB_WORKFLOW'] ?? null)),
    ...optional('workflowPath', parseWorkflowPath(env['GITHUB_WORKFLOW_REF'], run.repository)),
    ...optional('commit', commit),
    ...optional('policyRef', policyRef),
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(issueNumber === undefined ? {} : { issueNumber }),
    ...(spoken === undefined ? {} : { spoken }),
    ...(mergeGroup === undefined ? {} : { mergeGroup }),
    ...optional('defaultBranch', readText(field(payload, 'repository', 'default_branch'))),
    commentOn: row.commentOn,
    hasStatus: row.hasStatus,
    untrusted: row.untrusted,
  };
}
