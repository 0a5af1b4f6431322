import { PERSON } from '../seed.ts';
import {
  type Ground,
  type Handler,
  type Handlers,
  NOT_FOUND,
  readId,
  readSegments,
  refuse,
  toAccount,
} from './answer.ts';

export interface RunSeed {
  readonly id: number;
  readonly attempt: number;
  /** Path of the workflow, with `@<ref>` or without. */
  readonly path: string;
  /** Default: pull_request. */
  readonly event?: string;
  /** Default: the head of the first pull request. */
  readonly headSha?: string;
  readonly headBranch?: string;
  readonly status?: string;
  /** Default: success, once it is completed. */
  readonly conclusion?: string;
  readonly actor?: string;
  readonly triggeringActor?: string;
  /** `owner/name`; default: this repository. */
  readonly headRepository?: string;
  readonly approvals?: readonly RunApprovalSeed[];
}

export interface RunApprovalSeed {
  readonly by: string;
  /** Default: approved. */
  readonly state?: 'approved' | 'rejected' | 'pending';
  readonly environments: readonly string[];
  readonly comment?: string;
}

export interface Dispatch {
  /** File name or id of the workflow. */
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly by: string;
}

export interface Runs {
  /** One of the same id takes its place. */
  addRun(run: RunSeed): void;
  approveRun(id: number, approval: RunApprovalSeed): void;
  /** Workflows that were started by `workflow_dispatch`, in order. */
  dispatches(): readonly Dispatch[];
}

const AT = '2026-01-05T10:00:00Z';

function toJson(run: RunSeed, headSha: string, home: { full_name: string }, url: string): object {
  const links = ['jobs', 'logs', 'check_suite', 'cancel', 'rerun', 'artifacts', 'workflow'];
  const person = { name: 'Ana', email: 'ana@example.com' };
  const commit = { id: headSha, tree_id: headSha, message: 'm', timestamp: AT };
  const { status = 'completed', actor = PERSON } = run;
  const [owner = ''] = (run.headRepository ?? home.full_name).split('/');
  return {
    ...Object.fromEntries(links.map((name) => [`${name}_url`, `${url}/${name}`])),
    id: run.id,
    node_id: 'R',
    head_branch: run.headBranch ?? 'change-1',
    run_number: 1,
    workflow_id: 1,
    display_title: 'A change',
    event: run.event ?? 'pull_request',
    status,
    conclusion: status === 'completed' ? (run.conclusion ?? 'success') : null,
    head_sha: headSha,
    path: run.path,
    run_attempt: run.attempt,
    actor: toAccount(actor, url),
    triggering_actor: toAccount(run.triggeringActor ?? actor, url),
    pull_requests: [],
    url,
    html_url: url,
    created_at: AT,
    updated_at: AT,
    head_commit: { ...commit, author: person, committer: person },
    head_repository: {
      ...home,
      full_name: run.headRepository ?? home.full_name,
      owner: toAccount(owner, url),
    },
    repository: home,
  };
}

function toApprovalJson(approval: RunApprovalSeed, url: string): object {
  const { by, state = 'approved', comment = '' } = approval;
  const environments = approval.environments.map((name, id) => ({
    id,
    node_id: 'E',
    name,
    url,
    html_url: url,
    created_at: AT,
    updated_at: AT,
  }));
  return { state, comment, environments, user: toAccount(by, url) };
}

function createDispatcher({ github }: Ground, dispatches: Dispatch[]): Handler {
  return async ({ path, body, login }) => {
    const { ref, inputs = {} } = body as { ref: string; inputs?: Record<string, string> };
    const [, , workflow = ''] = readSegments(path);
    const file = await github.find(PERSON, `contents/.github/workflows/${workflow}`);
    if (file === undefined) return NOT_FOUND;
    const branch = ref.replace(/^refs\/heads\//, '');
    // A commit is none: GitHub starts workflows on branches and tags alone.
    const head = await github.find(PERSON, `git/ref/heads/${branch}`);
    if (head === undefined) return refuse(422, `No ref found for: ${ref}`);
    dispatches.push({ workflow, ref, inputs, by: login });
    return { status: 204, body: undefined };
  };
}

/** `headOfFirst` is asked late: it is the head at the time of the question. */
export function createRuns(
  ground: Ground,
  seeds: readonly RunSeed[],
  headOfFirst: () => string,
): Runs & { readonly handlers: Handlers } {
  const { github, url } = ground;
  const runs = new Map(seeds.map((run) => [run.id, run]));
  const dispatches: Dispatch[] = [];
  const get: Handler = async ({ path }) => {
    const run = runs.get(readId(path));
    if (run === undefined) return NOT_FOUND;
    const home = await github.ask<{ full_name: string }>(
      PERSON,
      'GET',
      `/repos/${github.repository}`,
    );
    return { status: 200, body: toJson(run, run.headSha ?? headOfFirst(), home, url) };
  };
  const listApprovals: Handler = async ({ path }) => {
    const run = runs.get(readId(path));
    if (run === undefined) return NOT_FOUND;
    return { status: 200, body: (run.approvals ?? []).map((one) => toApprovalJson(one, url)) };
  };
  return {
    handlers: {
      'actions/get-workflow-run': get,
      'actions/get-reviews-for-run': listApprovals,
      'actions/create-workflow-dispatch': createDispatcher(ground, dispatches),
    },
    addRun: (run) => void runs.set(run.id, run),
    approveRun: (id, approval) => {
      const run = runs.get(id);
      if (run === undefined) throw new Error(`There is no run ${id}.`);
      runs.set(id, { ...run, approvals: [...(run.approvals ?? []), approval] });
    },
    dispatches: () => dispatches,
  };
}
