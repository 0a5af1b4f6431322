import type { EmulatedGitHub } from './emulator.ts';
import { PERSON, type RunSeed } from './seed.ts';

/** One commit status, as it was posted. */
export interface PostedStatus {
  readonly state: string;
  readonly context: string;
  readonly description: string;
  readonly targetUrl?: string;
}

export interface ShimCall {
  readonly operationId: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface ShimAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly link?: string;
}

export interface Shims {
  /** Undefined if the emulator answers this itself. */
  answer(call: ShimCall): Promise<ShimAnswer | undefined>;
  statuses(commit: string): readonly PostedStatus[];
}

type Handler = (call: ShimCall) => Promise<ShimAnswer>;

const AT = '2026-01-05T10:00:00Z';
const MAX_FILES = 3_000;

function lastNumber(path: string): number {
  return Number(/\/(\d+)(?:\/files)?$/.exec(path)?.[1]);
}

function page<Item>(items: readonly Item[], call: ShimCall, url: string): ShimAnswer {
  const size = Number(call.query['per_page'] ?? 30);
  const number = Number(call.query['page'] ?? 1);
  const body = items.slice((number - 1) * size, number * size);
  const next = `${url}${call.path}?per_page=${size}&page=${number + 1}`;
  return {
    status: 200,
    body,
    ...(number * size < items.length ? { link: `<${next}>; rel="next"` } : {}),
  };
}

function listFiles(github: EmulatedGitHub, url: string): Handler {
  return async (call) => {
    const pull = github.pullRequests.find(({ number }) => number === lastNumber(call.path));
    if (pull === undefined) return { status: 404, body: { message: 'Not Found' } };
    const files = pull.changes.slice(0, MAX_FILES).map((change) => ({
      sha: pull.headSha,
      status: change.previous_filename === undefined ? 'modified' : 'renamed',
      additions: 1,
      deletions: 1,
      changes: 2,
      blob_url: `${url}/blob`,
      raw_url: `${url}/raw`,
      contents_url: `${url}/contents`,
      ...change,
    }));
    return page(files, call, url);
  };
}

function createStatuses(github: EmulatedGitHub, url: string) {
  const posted = new Map<string, PostedStatus[]>();
  const create: Handler = async ({ path, body }) => {
    const sha = path.slice(path.lastIndexOf('/') + 1);
    const {
      state,
      context = 'default',
      description = '',
      target_url,
    } = body as {
      state: string;
      context?: string;
      description?: string;
      target_url?: string;
    };
    if (Array.from(description).length > 140) {
      const message = 'description is too long (maximum is 140 characters)';
      return { status: 422, body: { message: 'Validation Failed', errors: [{ message }] } };
    }
    const target = target_url === undefined ? {} : { targetUrl: target_url };
    const all = [...(posted.get(sha) ?? []), { state, context, description, ...target }];
    posted.set(sha, all);
    const creator = await github.ask<object>(PERSON, 'GET', `/users/${PERSON}`);
    const answer = {
      id: all.length,
      node_id: 'S',
      url: `${url}/statuses`,
      avatar_url: null,
      state,
      context,
      description,
      target_url: target_url ?? null,
      created_at: AT,
      updated_at: AT,
      creator,
    };
    return { status: 201, body: answer };
  };
  return { create, posted };
}

function getRun(
  github: EmulatedGitHub,
  url: string,
  repository: string,
  runs: readonly RunSeed[],
): Handler {
  return async ({ path }) => {
    const run = runs.find(({ id }) => id === lastNumber(path));
    if (run === undefined) return { status: 404, body: { message: 'Not Found' } };
    const home = await github.ask<object>(PERSON, 'GET', `/repos/${repository}`);
    const links = ['jobs', 'logs', 'check_suite', 'cancel', 'rerun', 'artifacts', 'workflow'].map(
      (name) => [`${name}_url`, `${url}/${name}`],
    );
    const sha = github.pullRequests[0]?.headSha ?? 'a'.repeat(40);
    const person = { name: 'Ana', email: 'ana@example.com' };
    const commit = { id: sha, tree_id: sha, message: 'm', timestamp: AT };
    const body = {
      ...Object.fromEntries(links),
      id: run.id,
      node_id: 'R',
      head_branch: 'change-1',
      run_number: 1,
      workflow_id: 1,
      display_title: 'A change',
      event: 'pull_request',
      status: 'completed',
      conclusion: 'success',
      head_sha: sha,
      path: run.path,
      run_attempt: run.attempt,
      pull_requests: [],
      url,
      html_url: url,
      created_at: AT,
      updated_at: AT,
      head_commit: { ...commit, author: person, committer: person },
      head_repository: home,
      repository: home,
    };
    return { status: 200, body };
  };
}

function listPullsOfCommit(github: EmulatedGitHub, repository: string, url: string): Handler {
  return async (call) => {
    const sha = call.path.split('/').at(-2);
    const all = await github.ask<readonly { head: { sha: string } }[]>(
      PERSON,
      'GET',
      `/repos/${repository}/pulls?state=all&per_page=100`,
    );
    return page(
      all.filter(({ head }) => head.sha === sha),
      call,
      url,
    );
  };
}

/** What the emulator lacks. Every answer is compared with GitHub's description by the gate. */
export function createShims(
  github: EmulatedGitHub,
  url: string,
  repository: string,
  runs: readonly RunSeed[],
): Shims {
  const { create, posted } = createStatuses(github, url);
  const handlers: Readonly<Record<string, Handler>> = {
    'repos/create-commit-status': create,
    'pulls/list-files': listFiles(github, url),
    'actions/get-workflow-run': getRun(github, url, repository, runs),
    'repos/list-pull-requests-associated-with-commit': listPullsOfCommit(github, repository, url),
  };
  return {
    answer: async (call) => handlers[call.operationId]?.(call),
    statuses: (commit) => posted.get(commit) ?? [],
  };
}
