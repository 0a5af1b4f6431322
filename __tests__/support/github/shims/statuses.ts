import { BOT } from '../seed.ts';
import {
  answerPage,
  type Ground,
  type Handler,
  type Handlers,
  readSegments,
  refuseLong,
  type ShimAnswer,
  tellNow,
  toAccount,
} from './answer.ts';

/** One commit status, as it was posted. */
export interface PostedStatus {
  readonly state: string;
  readonly context: string;
  readonly description: string;
  readonly targetUrl?: string;
}

export interface StatusSeed extends Partial<PostedStatus> {
  readonly creator?: string;
  readonly at?: string;
}

export interface Statuses {
  /** Oldest first. */
  statuses(commit: string): readonly PostedStatus[];
  addStatus(commit: string, status: StatusSeed): void;
}

interface KeptStatus extends PostedStatus {
  readonly id: number;
  readonly creator: string;
  readonly at: string;
}

function toJson(status: KeptStatus, url: string): object {
  const { id, state, context, description, targetUrl = null, creator, at } = status;
  return {
    id,
    node_id: 'S',
    url: `${url}/statuses/${id}`,
    avatar_url: null,
    state,
    context,
    description,
    target_url: targetUrl,
    created_at: at,
    updated_at: at,
    creator: toAccount(creator, url),
  };
}

/** As it was posted, without what GitHub adds. */
function toPosted({ state, context, description, targetUrl }: KeptStatus): PostedStatus {
  return { state, context, description, ...(targetUrl === undefined ? {} : { targetUrl }) };
}

function parseStatus(body: unknown): PostedStatus {
  const { state, context, description, target_url } = body as {
    state: string;
    context?: string;
    description?: string;
    target_url?: string;
  };
  const target = target_url === undefined ? {} : { targetUrl: target_url };
  return { state, context: context ?? 'default', description: description ?? '', ...target };
}

export function createStatuses({ url }: Ground): Statuses & { readonly handlers: Handlers } {
  const posted = new Map<string, KeptStatus[]>();
  let lastId = 0;
  const keep = (commit: string, seed: StatusSeed): KeptStatus => {
    const { state = 'success', context = 'default', description = '', targetUrl } = seed;
    const { creator = BOT, at = tellNow() } = seed;
    lastId += 1;
    const target = targetUrl === undefined ? {} : { targetUrl };
    const kept = { id: lastId, state, context, description, ...target, creator, at };
    posted.set(commit, [...(posted.get(commit) ?? []), kept]);
    return kept;
  };
  const create: Handler = async ({ path, body, login }): Promise<ShimAnswer> => {
    const status = parseStatus(body);
    const refusal = refuseLong('description', 140, status.description);
    if (refusal !== undefined) return refusal;
    const kept = keep(readSegments(path)[1] ?? '', { ...status, creator: login });
    return { status: 201, body: toJson(kept, url) };
  };
  const list: Handler = async (call) => {
    const all = posted.get(readSegments(call.path)[1] ?? '') ?? [];
    return answerPage(
      all.toReversed().map((one) => toJson(one, url)),
      call,
      url,
    );
  };
  return {
    handlers: {
      'repos/create-commit-status': create,
      'repos/list-commit-statuses-for-ref': list,
    },
    statuses: (commit) => (posted.get(commit) ?? []).map(toPosted),
    addStatus: (commit, status) => void keep(commit, status),
  };
}
