import { parseJson } from '../../expect/kept-json.ts';
import { maskUrl } from '../../toolbox/http/mask-url.ts';
import { toTransportFailure } from '../../toolbox/http/transport-failure.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import { type CookieStore, createCookieStore } from './cookies.ts';
import type { Problem, StepEvidence } from './evidence.ts';
import { type Exchange, type ExchangeLimits, exchange } from './exchange.ts';
import { keepAnswer } from './keep-answer.ts';
import { isProblem, type Outgoing } from './outgoing.ts';
import { type Page, prepareStep } from './prepare.ts';
import type { StepOptions } from './request-schema.ts';
import { addressOf, methodOf } from './steps.ts';
import { takeCaptures } from './take-captures.ts';
import type { Captured } from './template.ts';

export type HttpTools = Pick<Toolbox, 'http' | 'target' | 'secret'>;

export const DEFAULT_TIMEOUT_MS = 10_000;

/** Bytes of evidence for bodies; the rest of 64 KiB is for headers, findings and JSON's escapes. */
const EVIDENCE_BYTES = 32 * 1024;
const MIN_STEP_BYTES = 1_024;

/** Bytes of a body that are read, by what is wanted of it. */
const READ_BYTES = { json: 4 * 1024 * 1024, text: 1024 * 1024, nothing: 64 * 1024 };

/** What one run of a flow gathers from step to step. */
export interface Flow {
  readonly steps: readonly StepOptions[];
  readonly tools: HttpTools;
  readonly signal: AbortSignal;
  readonly cookies: CookieStore;
  readonly captures: Map<string, Captured>;
  /** Captured values that are no secrets. */
  readonly shown: Map<string, Captured>;
  readonly asked: string[];
  page: Page | undefined;
}

export function startFlow(
  steps: readonly StepOptions[],
  tools: HttpTools,
  signal: AbortSignal,
): Flow {
  const cookies = createCookieStore();
  const captures = new Map<string, Captured>();
  const shown = new Map<string, Captured>();
  return { steps, tools, signal, cookies, captures, shown, asked: [], page: undefined };
}

/** Runs the step at `index`; a request without an answer is part of the evidence. */
export async function runStep(flow: Flow, index: number): Promise<StepEvidence> {
  const step = flow.steps[index] as StepOptions;
  const sent = await prepareStep(step, flow, flow.tools);
  if (isProblem(sent)) return describeUnsent(step, sent);
  flow.asked.push(sent.url);
  const startedAt = performance.now();
  try {
    const limits = limitsOf(step, flow.steps[index + 1]);
    const taken = await exchange(sent, limits, flow.cookies, flow.tools, flow.signal);
    return await recordAnswer(flow, step, sent, taken);
  } catch (error) {
    const failure = toTransportFailure(error, flow.signal);
    const afterMs = Math.round(performance.now() - startedAt);
    return { ...describeSent(sent), failure: { ...failure, afterMs } };
  }
}

async function recordAnswer(
  flow: Flow,
  step: StepOptions,
  sent: Outgoing,
  taken: Exchange,
): Promise<StepEvidence> {
  const { response, finalUrl, hops, totalMs } = taken;
  const { expect = {}, captures = {} } = step;
  flow.page = response.truncated ? undefined : { url: finalUrl, html: response.body };
  const parsed = needsJson(step) ? parseJson(response.body) : { problem: 'it was not asked for' };
  const values = await takeCaptures(captures, taken, parsed, flow.tools.secret);
  const problem = taken.problem ?? (isProblem(values) ? values : undefined);
  if (!isProblem(values)) carryOn(flow, step, values);
  const share = shareOf(flow.steps);
  return {
    ...describeSent(sent),
    hops,
    finalUrl: maskUrl(finalUrl),
    answer: await keepAnswer(response, parsed, expect, totalMs, share, flow.tools.secret),
    ...(problem === undefined ? {} : { problem }),
  };
}

function carryOn(flow: Flow, step: StepOptions, values: ReadonlyMap<string, Captured>): void {
  for (const [name, value] of values) {
    flow.captures.set(name, value);
    if (step.captures?.[name]?.secret === false) flow.shown.set(name, value);
  }
}

function describeSent(sent: Outgoing): StepEvidence {
  const url = maskUrl(sent.url);
  return { method: sent.method, url, hops: [], finalUrl: url };
}

function describeUnsent(step: StepOptions, problem: Problem): StepEvidence {
  const url = maskUrl(addressOf(step) ?? '');
  return { method: methodOf(step), url, hops: [], finalUrl: url, problem };
}

function needsJson({ expect = {}, captures = {} }: StepOptions): boolean {
  const isCaptured = Object.values(captures).some((one) => one.json !== undefined);
  return expect.json !== undefined || expect.schema !== undefined || isCaptured;
}

function limitsOf(step: StepOptions, next: StepOptions | undefined): ExchangeLimits {
  const isRead =
    step.expect?.body !== undefined ||
    next?.formFrom !== undefined ||
    Object.values(step.captures ?? {}).some((one) => one.regex !== undefined);
  const text = isRead ? READ_BYTES.text : READ_BYTES.nothing;
  return {
    redirects: step.redirects ?? 0,
    timeoutMs: step.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxBodyBytes: needsJson(step) ? READ_BYTES.json : text,
  };
}

/** Steps that assert something of their body share the room that evidence has. */
function shareOf(steps: readonly StepOptions[]): number {
  const sharing = steps.filter(({ expect = {} }) => {
    return [expect.body, expect.json, expect.headers].some((one) => one !== undefined);
  });
  return Math.max(MIN_STEP_BYTES, Math.floor(EVIDENCE_BYTES / Math.max(2, sharing.length)));
}
