import {
  type Ground,
  type Handler,
  type Handlers,
  readSegments,
  slicePage,
  tellNow,
  toAccount,
} from './answer.ts';

export interface CheckRunSeed {
  readonly name: string;
  /** Default: completed. */
  readonly status?: string;
  /** Default: success, once it is completed. */
  readonly conclusion?: string;
  /** Slug of the app; default `github-actions`. */
  readonly app?: string;
  readonly at?: string;
}

export interface CheckRuns {
  /** Its id. One of the same name is a rerun: the newest counts, and all are listed. */
  addCheckRun(commit: string, run: CheckRunSeed): number;
}

interface KeptRun extends CheckRunSeed {
  readonly id: number;
  readonly at: string;
}

function toApp(slug: string, url: string): object {
  return {
    id: 15_368,
    slug,
    node_id: 'A',
    owner: toAccount('github', url),
    name: slug,
    description: null,
    external_url: url,
    html_url: url,
    created_at: '2026-01-05T10:00:00Z',
    updated_at: '2026-01-05T10:00:00Z',
    permissions: {},
    events: [],
  };
}

function toJson(run: KeptRun, commit: string, url: string): object {
  const { id, name, status = 'completed', app = 'github-actions', at } = run;
  const isCompleted = status === 'completed';
  return {
    id,
    node_id: 'C',
    head_sha: commit,
    name,
    url: `${url}/check-runs/${id}`,
    html_url: `${url}/runs/${id}`,
    details_url: `${url}/runs/${id}`,
    external_id: '',
    status,
    conclusion: isCompleted ? (run.conclusion ?? 'success') : null,
    started_at: at,
    completed_at: isCompleted ? at : null,
    output: { title: null, summary: null, text: null, annotations_count: 0, annotations_url: url },
    check_suite: { id: 1 },
    app: toApp(app, url),
    pull_requests: [],
  };
}

/** The newest run of each name, which is what GitHub lists unless it is asked for all. */
function keepLatest(runs: readonly KeptRun[]): readonly KeptRun[] {
  return [...new Map(runs.map((run) => [`${run.app} ${run.name}`, run])).values()];
}

export function createCheckRuns({ url }: Ground): CheckRuns & { readonly handlers: Handlers } {
  const kept = new Map<string, KeptRun[]>();
  let lastId = 0;
  const list: Handler = async (call) => {
    const commit = readSegments(call.path)[1] ?? '';
    const all = kept.get(commit) ?? [];
    const runs = call.query['filter'] === 'all' ? all : keepLatest(all);
    const { items, ...rest } = slicePage(runs.toReversed(), call, url);
    const check_runs = items.map((run) => toJson(run, commit, url));
    return { status: 200, body: { total_count: runs.length, check_runs }, ...rest };
  };
  return {
    handlers: { 'checks/list-for-ref': list },
    addCheckRun: (commit, run) => {
      lastId += 1;
      kept.set(commit, [...(kept.get(commit) ?? []), { at: tellNow(), ...run, id: lastId }]);
      return lastId;
    },
  };
}
