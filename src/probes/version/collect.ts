import { ProbeError } from '../../domain/errors.ts';
import { type FieldPlace, readField } from '../../expect/read-field.ts';
import { maskUrl } from '../../toolbox/http/mask-url.ts';
import {
  countEqual,
  type Instance,
  listInstances,
  takeSamples,
} from '../../toolbox/http/sampling.ts';
import { DEFAULT_TIMEOUT_MS } from '../../toolbox/http/sampling-options.ts';
import { registerCookies } from '../../toolbox/http/set-cookie.ts';
import { toTransportFailure } from '../../toolbox/http/transport-failure.ts';
import type { HeaderList, HttpResponse, Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import type { ExpectedVersion, VersionEvidence, VersionSample } from './evidence.ts';
import type { VersionOptions } from './options.ts';

type Tools = Pick<Toolbox, 'http' | 'target' | 'secret' | 'subject'>;
type Sample = Omit<VersionSample, 'count'>;

interface Sampling {
  readonly options: VersionOptions;
  readonly tools: Tools;
  readonly signal: AbortSignal;
  readonly names: Set<string>;
}

const READ_BYTES = 1024 * 1024;
const VALUE_LENGTH = 200;
const GLANCE_BYTES = 150;
const MAX_NAMES = 200;

/** Asks every instance for its version as often as the options say, past caches that listen. */
export const collect: Collect<VersionOptions, VersionEvidence, keyof Tools> = async (
  options,
  tools,
  { abort },
) => {
  const expected = readExpected(options.expect, tools.subject);
  const sampling: Sampling = { options, tools, signal: abort, names: new Set() };
  const instances = listInstances(options, tools.target);
  const taken = await takeSamples(instances, options.samples, (one) => takeSample(one, sampling));
  return {
    expected,
    checks: taken.map(({ task, samples }) => ({
      instance: task.name,
      url: maskUrl(task.resolve(options.path)),
      ...countEqual(samples, instances.length),
    })),
    ...(options.distinct === undefined ? {} : { distinct: [...sampling.names] }),
  };
};

function readExpected(expect: string, subject: Toolbox['subject']): ExpectedVersion {
  if (expect === 'commit') {
    if (/^[0-9a-f]{40,64}$/i.test(subject.commit)) return { kind: 'commit', value: subject.commit };
    throw new ProbeError(
      'config',
      'The commit of this run is not known, so no version can be compared with it.',
      { remedy: 'Run inside the repository, or name the commit that is released.' },
    );
  }
  if (expect !== 'image') return { kind: 'text', value: expect };
  if (subject.image !== undefined && subject.image !== '') {
    return { kind: 'image', value: subject.image };
  }
  throw new ProbeError(
    'config',
    'The image of this run is not known, so no version can be compared with it.',
    { remedy: 'Name the image digest that is released, or expect the commit.' },
  );
}

async function takeSample(instance: Instance, sampling: Sampling): Promise<Sample> {
  const { options, tools, signal } = sampling;
  const headers: HeaderList = [['cache-control', 'no-cache'], ...instance.headers];
  try {
    const request = {
      method: 'GET',
      url: instance.resolve(options.path),
      headers,
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      maxBodyBytes: READ_BYTES,
      newConnection: true,
    };
    const response = await tools.http.request(request, signal);
    registerCookies(response.headers, tools.secret);
    await noteName(response, sampling);
    return await describeAnswer(response, sampling);
  } catch (error) {
    return { glance: '', cut: false, failure: toTransportFailure(error, signal) };
  }
}

async function describeAnswer(response: HttpResponse, sampling: Sampling): Promise<Sample> {
  const { options, tools } = sampling;
  const value = await readField(placeOf(options), response);
  const cached = findCache(response.headers);
  const kept = value?.slice(0, VALUE_LENGTH).toWellFormed();
  return {
    status: response.status,
    ...(kept === undefined ? {} : { value: kept }),
    glance: kept === undefined ? tools.secret.excerpt(response.body, GLANCE_BYTES).text : '',
    cut: response.truncated,
    ...(cached === undefined ? {} : { cached }),
  };
}

function placeOf({ json, header, matches }: VersionOptions): FieldPlace {
  if (header !== undefined) return { header };
  return matches === undefined ? { json: json ?? '$.commit' } : { pattern: matches };
}

/** How a cache says that the answer is its own: RFC 9111, RFC 9211, and what they did before. */
function findCache(headers: HeaderList): string | undefined {
  const found = headers.find(([name, value]) => {
    if (name === 'age') return Number(value) > 0;
    return /^(?:cache-status|x-cache|cf-cache-status)$/.test(name) && /\bhit\b/i.test(value);
  });
  return found === undefined ? undefined : `${found[0]}: ${found[1].slice(0, 100).toWellFormed()}`;
}

async function noteName(response: HttpResponse, sampling: Sampling): Promise<void> {
  const { distinct } = sampling.options;
  if (distinct === undefined || response.truncated || sampling.names.size >= MAX_NAMES) return;
  const name = await readField(distinct, response);
  if (name !== undefined) sampling.names.add(name.slice(0, 100).toWellFormed());
}
