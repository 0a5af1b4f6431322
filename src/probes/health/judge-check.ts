import { matchKeptJson } from '../../expect/kept-json.ts';
import type { Mark } from '../../expect/mark.ts';
import { countAnswers } from '../../expect/sampled-answers.ts';
import { DEFAULT_TIMEOUT_MS } from '../../toolbox/http/sampling-options.ts';
import type { Endpoint } from './endpoints.ts';
import type { HealthCheck, HealthSample } from './evidence.ts';
import type { HealthOptions } from './options.ts';

/** Everything that is wrong with the answers of one endpoint of one instance. */
export async function judgeCheck(
  check: HealthCheck,
  endpoint: Endpoint,
  options: HealthOptions,
): Promise<readonly Mark[]> {
  const where = nameCheck(check.endpoint, check.instance);
  const total = countAnswers(check);
  const marks: Mark[] = [];
  for (const sample of check.samples) {
    const found = await judgeSample(sample, endpoint, options, where);
    const share = total === sample.count ? '' : ` (${sample.count} of ${total} answers)`;
    for (const { finding, ...mark } of found) {
      marks.push({ ...mark, finding: { ...finding, seen: `${finding.seen}${share}` } });
    }
  }
  const samples = check.samples.filter((one) => one.status !== undefined);
  const count = countAnswers({ samples });
  return [...marks, ...judgeTimes(check.timesMs, count, options.maxMs, where)];
}

export function nameCheck(endpoint: string, instance: string | null): string {
  return instance === null ? endpoint : `${endpoint} of ${instance}`;
}

async function judgeSample(
  sample: HealthSample,
  endpoint: Endpoint,
  options: HealthOptions,
  where: string,
): Promise<readonly Mark[]> {
  const { failure, status } = sample;
  if (failure !== undefined) {
    return [judgeFailure(failure, options, where)];
  }
  if (status === undefined) {
    const finding = { expected: 'an answer', seen: 'none in the evidence', where };
    return [{ outcome: 'inconclusive', reason: 'no-data', finding }];
  }
  if (status !== endpoint.status) return [judgeStatus(sample, status, endpoint, where)];
  return [
    ...(options.noStore ? judgeCaching(sample, where) : []),
    ...(await judgeJson(sample, endpoint, where)),
  ];
}

function judgeFailure(
  failure: NonNullable<HealthSample['failure']>,
  options: HealthOptions,
  where: string,
): Mark {
  const { reason, message, remedy } = failure;
  const { maxMs, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  // The connection stood, so the silence is the service's own, and the plan says how long is too
  // long.
  if (reason === 'timeout' && maxMs !== undefined && timeoutMs >= maxMs) {
    const finding = { expected: `an answer within ${maxMs} ms`, seen: message, where };
    return { outcome: 'fail', reason: 'expected-timeout', finding };
  }
  return {
    outcome: 'error',
    reason,
    finding: { expected: 'an answer', seen: message, where },
    remedy,
  };
}

function judgeStatus(
  sample: HealthSample,
  status: number,
  endpoint: Endpoint,
  where: string,
): Mark {
  const to = headerOf(sample, 'location');
  const wait = headerOf(sample, 'retry-after');
  const glance = sample.glance.trim().slice(0, 150).toWellFormed();
  const seen = [
    `status ${status}`,
    ...(to === undefined ? [] : [`to ${to.slice(0, 200)}`]),
    ...(wait === undefined ? [] : [`retry after ${wait.slice(0, 40)}`]),
    ...(glance === '' ? [] : [JSON.stringify(glance)]),
  ].join(', ');
  const finding = { expected: `status ${endpoint.status}`, seen, where };
  // A limit on how often we ask says nothing about how the service is.
  if (status === 429) return { outcome: 'error', reason: 'rate-limited', finding };
  return { outcome: 'fail', reason: 'status', finding };
}

function judgeCaching(sample: HealthSample, where: string): readonly Mark[] {
  const value = headerOf(sample, 'cache-control');
  const directives = (value ?? '').split(',').map((one) => one.trim().toLowerCase());
  if (directives.includes('no-store')) return [];
  const seen = value === undefined ? 'no such header' : value.slice(0, 200) || 'an empty one';
  const finding = { expected: 'Cache-Control: no-store', seen, where };
  return [{ outcome: 'fail', reason: 'assertion', finding }];
}

async function judgeJson(
  sample: HealthSample,
  endpoint: Endpoint,
  where: string,
): Promise<readonly Mark[]> {
  if (endpoint.json === undefined) return [];
  if (sample.json === undefined) {
    const seen = sample.cut ? 'the body was cut' : 'it is not in the evidence';
    const finding = { expected: 'a whole JSON body', seen, where };
    return [{ outcome: 'inconclusive', reason: 'output-limit', finding }];
  }
  const { findings, undecided } = await matchKeptJson(sample.json, endpoint.json, where);
  return [
    ...findings.map((finding): Mark => ({ outcome: 'fail', reason: 'assertion', finding })),
    ...undecided.map(
      (finding): Mark => ({ outcome: 'inconclusive', reason: 'output-limit', finding }),
    ),
  ];
}

function judgeTimes(
  timesMs: readonly number[],
  answered: number,
  maxMs: number | undefined,
  where: string,
): readonly Mark[] {
  if (maxMs === undefined) return [];
  if (timesMs.length < answered) {
    const finding = { expected: `${answered} times`, seen: `${timesMs.length}`, where };
    return [{ outcome: 'inconclusive', reason: 'no-data', finding }];
  }
  const late = timesMs.filter((ms) => ms > maxMs);
  if (late.length === 0) return [];
  const seen = `${Math.max(...late)} ms (${late.length} of ${timesMs.length} answers were late)`;
  const finding = { expected: `each answer within ${maxMs} ms`, seen, where };
  return [{ outcome: 'fail', reason: 'expected-timeout', finding }];
}

function headerOf(sample: HealthSample, wanted: string): string | undefined {
  const values = sample.headers.filter(([name]) => name === wanted).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(', ');
}
