import { keepJson, parseJson } from '../../expect/kept-json.ts';
import { readField } from '../../expect/read-field.ts';
import { keepHeaders } from '../../toolbox/http/keep-headers.ts';
import { maskUrl } from '../../toolbox/http/mask-url.ts';
import {
  countEqual,
  type Instance,
  listInstances,
  takeSamples,
} from '../../toolbox/http/sampling.ts';
import { DEFAULT_TIMEOUT_MS } from '../../toolbox/http/sampling-options.ts';
import { registerCookies } from '../../toolbox/http/set-cookie.ts';
import { createToken, deriveSibling } from '../../toolbox/http/sibling.ts';
import { toTransportFailure } from '../../toolbox/http/transport-failure.ts';
import type { HttpResponse, Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import { type Endpoint, listEndpoints } from './endpoints.ts';
import type { HealthCheck, HealthEvidence, HealthSample } from './evidence.ts';
import type { HealthOptions } from './options.ts';

type Tools = Pick<Toolbox, 'http' | 'target' | 'secret'>;
type Sample = Omit<HealthSample, 'count'>;

interface Task {
  readonly endpoint: Endpoint;
  readonly instance: Instance;
}

/** What all samples of one run share. */
interface Sampling {
  readonly options: HealthOptions;
  readonly tools: Tools;
  readonly signal: AbortSignal;
  /** Bytes of evidence that one sample's JSON may take. */
  readonly maxBytes: number;
  readonly tasks: number;
  readonly names: Set<string>;
  readonly timesMs: Map<Task, number[]>;
}

const READ_BYTES = 1024 * 1024;
const EVIDENCE_BYTES = 32 * 1024;
const GLANCE_BYTES = 200;
const MAX_NAMES = 200;

/** Asks every endpoint of every instance as often as the options say, and a path beside each. */
export const collect: Collect<HealthOptions, HealthEvidence, keyof Tools> = async (
  options,
  tools,
  { abort },
) => {
  const endpoints = listEndpoints(options);
  const instances = listInstances(options, tools.target);
  const tasks = instances.flatMap((instance) =>
    endpoints.map((endpoint): Task => ({ endpoint, instance })),
  );
  const maxBytes = Math.max(256, Math.floor(EVIDENCE_BYTES / tasks.length / options.samples));
  const names = new Set<string>();
  const sampling: Sampling = {
    options,
    tools,
    signal: abort,
    maxBytes,
    names,
    tasks: tasks.length,
    timesMs: new Map(),
  };
  const [taken, controls] = await Promise.all([
    takeSamples(tasks, options.samples, (task) => takeSample(task, sampling)),
    options.sibling404 ? askControls(endpoints, instances[0] as Instance, sampling) : [],
  ]);
  return {
    checks: taken.map(({ task, samples }) => describeCheck(task, samples, sampling)),
    ...(options.distinct === undefined ? {} : { distinct: [...names] }),
    controls,
  };
};

function describeCheck(task: Task, samples: readonly Sample[], sampling: Sampling): HealthCheck {
  return {
    endpoint: task.endpoint.name,
    instance: task.instance.name,
    url: maskUrl(task.instance.resolve(task.endpoint.url)),
    ...countEqual(samples, sampling.tasks),
    timesMs: sampling.timesMs.get(task) ?? [],
  };
}

async function takeSample(task: Task, sampling: Sampling): Promise<Sample> {
  const { endpoint, instance } = task;
  const { tools, signal } = sampling;
  try {
    const url = instance.resolve(endpoint.url);
    const response = await ask(url, instance, sampling);
    const times = sampling.timesMs.get(task) ?? [];
    sampling.timesMs.set(task, [...times, Math.round(response.totalMs)]);
    registerCookies(response.headers, tools.secret);
    await noteName(response, sampling);
    return await describeAnswer(response, endpoint, sampling);
  } catch (error) {
    const failure = toTransportFailure(error, signal);
    return { headers: [], glance: '', cut: false, failure };
  }
}

function ask(url: string, instance: Instance, sampling: Sampling): Promise<HttpResponse> {
  const { options, tools, signal } = sampling;
  const request = {
    method: 'GET',
    url,
    headers: instance.headers,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxBodyBytes: READ_BYTES,
    newConnection: true,
  };
  return tools.http.request(request, signal);
}

async function describeAnswer(
  response: HttpResponse,
  endpoint: Endpoint,
  sampling: Sampling,
): Promise<Sample> {
  const { status, truncated } = response;
  const { json } = endpoint;
  const isExpected = status === endpoint.status;
  const glance = sampling.tools.secret.excerpt(response.body, GLANCE_BYTES).text;
  const isKept = isExpected && json !== undefined && !truncated;
  return {
    status,
    headers: keepHeaders(response.headers, ['cache-control'], 400).headers,
    glance: isExpected ? '' : glance,
    cut: truncated,
    ...(isKept ? { json: await keepJson(parseJson(response.body), json, sampling.maxBytes) } : {}),
  };
}

async function noteName(response: HttpResponse, sampling: Sampling): Promise<void> {
  const { distinct } = sampling.options;
  if (distinct === undefined || response.truncated || sampling.names.size >= MAX_NAMES) return;
  const name = await readField(distinct, response);
  if (name !== undefined) sampling.names.add(name.slice(0, 100).toWellFormed());
}

async function askControls(
  endpoints: readonly Endpoint[],
  instance: Instance,
  sampling: Sampling,
): Promise<HealthEvidence['controls']> {
  return Promise.all(
    endpoints.map(async ({ name: endpoint, url: path }) => {
      const url = deriveSibling(instance.resolve(path), createToken());
      try {
        const { status } = await ask(url, instance, sampling);
        return { endpoint, url: maskUrl(url), status };
      } catch (error) {
        const failure = toTransportFailure(error, sampling.signal);
        return { endpoint, url: maskUrl(url), failure };
      }
    }),
  );
}
