import { BOT, PERSON } from '../seed.ts';
import {
  answerPage,
  type Ground,
  type Handler,
  type Handlers,
  NOT_FOUND,
  readId,
  refuse,
  refuseLong,
  tellNow,
  toAccount,
} from './answer.ts';

export interface DeploymentSeed {
  readonly commit: string;
  /** Default: the commit. */
  readonly ref?: string;
  /** Default: production. */
  readonly environment?: string;
  readonly payload?: unknown;
  readonly task?: string;
  readonly description?: string;
  readonly isProduction?: boolean;
  /** Default: the workflow's own token. */
  readonly creator?: string;
  readonly at?: string;
}

export interface DeploymentStatusSeed {
  readonly state: string;
  readonly description?: string;
  readonly logUrl?: string;
  readonly environmentUrl?: string;
  readonly creator?: string;
  readonly at?: string;
}

export interface StoredDeployment extends DeploymentSeed {
  readonly id: number;
  /** Oldest first. */
  readonly statuses: readonly DeploymentStatusSeed[];
}

export interface Deployments {
  /** Oldest first. */
  deployments(environment?: string): readonly StoredDeployment[];
  /** Its id. */
  addDeployment(deployment: DeploymentSeed): number;
  addDeploymentStatus(deployment: number, status: DeploymentStatusSeed): void;
}

type KeptStatus = DeploymentStatusSeed & { id: number; creator: string; at: string };
type Kept = Required<DeploymentSeed> & { id: number; statuses: KeptStatus[] };

function toJson(kept: Kept, url: string): object {
  const at = `${url}/deployments/${kept.id}`;
  return {
    id: kept.id,
    node_id: 'D',
    sha: kept.commit,
    ref: kept.ref,
    task: kept.task,
    environment: kept.environment,
    original_environment: kept.environment,
    production_environment: kept.isProduction,
    transient_environment: false,
    payload: kept.payload,
    description: kept.description,
    creator: toAccount(kept.creator, url),
    created_at: kept.at,
    updated_at: kept.at,
    url: at,
    statuses_url: `${at}/statuses`,
    repository_url: url,
  };
}

function toStatusJson(status: KeptStatus, deployment: Kept, url: string): object {
  return {
    id: status.id,
    node_id: 'T',
    state: status.state,
    description: status.description ?? '',
    environment: deployment.environment,
    creator: toAccount(status.creator, url),
    // GitHub sends the empty text, which its own description does not allow.
    target_url: status.logUrl ?? url,
    ...(status.logUrl === undefined ? {} : { log_url: status.logUrl }),
    ...(status.environmentUrl === undefined ? {} : { environment_url: status.environmentUrl }),
    created_at: status.at,
    updated_at: status.at,
    deployment_url: url,
    repository_url: url,
    url: `${url}/deployments/${deployment.id}/statuses/${status.id}`,
  };
}

function createStore() {
  const all: Kept[] = [];
  let lastId = 0;
  const add = (seed: DeploymentSeed): Kept => {
    lastId += 1;
    const kept = {
      ref: seed.commit,
      environment: 'production',
      payload: {},
      task: 'deploy',
      description: '',
      isProduction: true,
      creator: BOT,
      at: tellNow(),
      ...seed,
      id: lastId,
      statuses: [],
    };
    all.push(kept);
    return kept;
  };
  const addStatus = (deployment: Kept, seed: DeploymentStatusSeed): KeptStatus => {
    lastId += 1;
    const kept = { creator: BOT, at: tellNow(), ...seed, id: lastId };
    deployment.statuses.push(kept);
    return kept;
  };
  return { all, add, addStatus, find: (id: number) => all.find((kept) => kept.id === id) };
}

type Store = ReturnType<typeof createStore>;

/** GitHub retires older successes of the same environment by itself, except in production. */
function retireOlder({ all, addStatus }: Store, deployment: Kept): void {
  for (const older of all) {
    if (older === deployment || older.environment !== deployment.environment) continue;
    const isDone = older.statuses.at(-1)?.state === 'success';
    if (isDone && !older.isProduction) addStatus(older, { state: 'inactive' });
  }
}

function createHandler(store: Store, { github, url }: Ground): Handler {
  return async ({ body, login }) => {
    const asked = body as {
      ref: string;
      task?: string;
      environment?: string;
      payload?: unknown;
      description?: string;
      production_environment?: boolean;
      required_contexts?: readonly string[];
    };
    const long = refuseLong('description', 140, asked.description ?? '');
    if (long !== undefined) return long;
    const path = `commits/${encodeURIComponent(asked.ref)}`;
    const commit = await github.find<{ sha: string }>(PERSON, path);
    if (commit === undefined) return refuse(422, `No ref found for: ${asked.ref}`);
    // Whoever leaves it out asks GitHub to look at every status of the commit, ours included.
    if (asked.required_contexts === undefined) {
      return refuse(409, `Conflict: Commit status checks failed for ${asked.ref}.`);
    }
    const kept = store.add({
      commit: commit.sha,
      ref: asked.ref,
      task: asked.task ?? 'deploy',
      environment: asked.environment ?? 'production',
      payload: asked.payload ?? '',
      description: asked.description ?? '',
      isProduction: asked.production_environment ?? asked.environment === 'production',
      creator: login,
    });
    return { status: 201, body: toJson(kept, url) };
  };
}

function createStatusHandler(store: Store, url: string): Handler {
  return async ({ path, body, login }) => {
    const deployment = store.find(readId(path));
    if (deployment === undefined) return NOT_FOUND;
    const asked = body as {
      state: string;
      description?: string;
      log_url?: string;
      environment_url?: string;
      auto_inactive?: boolean;
    };
    const long = refuseLong('description', 140, asked.description ?? '');
    if (long !== undefined) return long;
    const kept = store.addStatus(deployment, {
      state: asked.state,
      ...(asked.description === undefined ? {} : { description: asked.description }),
      ...(asked.log_url === undefined ? {} : { logUrl: asked.log_url }),
      ...(asked.environment_url === undefined ? {} : { environmentUrl: asked.environment_url }),
      creator: login,
    });
    if (asked.state === 'success' && asked.auto_inactive !== false) retireOlder(store, deployment);
    return { status: 201, body: toStatusJson(kept, deployment, url) };
  };
}

export function createDeployments(ground: Ground): Deployments & { readonly handlers: Handlers } {
  const { url } = ground;
  const store = createStore();
  const list: Handler = async (call) => {
    const { environment, sha, ref, task } = call.query;
    const found = store.all.filter(
      (kept) =>
        (environment ?? kept.environment) === kept.environment &&
        (sha ?? kept.commit) === kept.commit &&
        (ref ?? kept.ref) === kept.ref &&
        (task ?? kept.task) === kept.task,
    );
    return answerPage(
      found.toReversed().map((kept) => toJson(kept, url)),
      call,
      url,
    );
  };
  const listStatuses: Handler = async (call) => {
    const deployment = store.find(readId(call.path));
    if (deployment === undefined) return NOT_FOUND;
    const newest = deployment.statuses.toReversed();
    return answerPage(
      newest.map((one) => toStatusJson(one, deployment, url)),
      call,
      url,
    );
  };
  return {
    handlers: {
      'repos/create-deployment': createHandler(store, ground),
      'repos/list-deployments': list,
      'repos/create-deployment-status': createStatusHandler(store, url),
      'repos/list-deployment-statuses': listStatuses,
    },
    deployments: (environment) =>
      store.all.filter((kept) => environment === undefined || kept.environment === environment),
    addDeployment: (deployment) => store.add(deployment).id,
    addDeploymentStatus: (id, status) => {
      const deployment = store.find(id);
      if (deployment === undefined) throw new Error(`There is no deployment ${id}.`);
      store.addStatus(deployment, status);
    },
  };
}
