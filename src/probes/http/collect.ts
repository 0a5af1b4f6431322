import { maskUrl } from '../../toolbox/http/mask-url.ts';
import { createToken, deriveSibling } from '../../toolbox/http/sibling.ts';
import { toTransportFailure } from '../../toolbox/http/transport-failure.ts';
import type { Collect } from '../contract.ts';
import type { HttpEvidence, StepEvidence } from './evidence.ts';
import { judgeStep } from './judge-step.ts';
import type { HttpOptions } from './options.ts';
import { isProblem } from './outgoing.ts';
import { prepareStep } from './prepare.ts';
import type { StepOptions } from './request-schema.ts';
import { DEFAULT_TIMEOUT_MS, type HttpTools, runStep, startFlow } from './run-step.ts';
import { controlOf, listSteps, nameStep } from './steps.ts';

/** Runs the request or the flow, and beside it the negative control. */
export const collect: Collect<HttpOptions, HttpEvidence, keyof HttpTools> = async (
  options,
  tools,
  { abort },
) => {
  const [flow, control] = await Promise.all([
    runFlow(options, tools, abort),
    askControl(options, tools, abort),
  ]);
  return { ...flow, ...(control === undefined ? {} : { control }) };
};

async function runFlow(
  options: HttpOptions,
  tools: HttpTools,
  signal: AbortSignal,
): Promise<Pick<HttpEvidence, 'steps' | 'captures'>> {
  const steps = listSteps(options);
  const flow = startFlow(steps, tools, signal);
  const seen: StepEvidence[] = [];
  for (const [index, step] of steps.entries()) {
    const evidence = await runStep(flow, index);
    seen.push(evidence);
    if (index === steps.length - 1) break;
    // What comes next may change something, so it does not start from a step that went wrong.
    const where = nameStep(step, index, steps.length);
    const { fails, error } = await judgeStep(evidence, step, flow.shown, where);
    if (fails.length > 0 || error !== undefined) break;
  }
  return { steps: seen, captures: Object.fromEntries(flow.shown) };
}

/** Asks for what must not be there, in the same way as for what must. */
async function askControl(
  options: HttpOptions,
  tools: HttpTools,
  signal: AbortSignal,
): Promise<HttpEvidence['control']> {
  const control = controlOf(options);
  if (control === undefined) return undefined;
  const step = listSteps(options)[0] as StepOptions;
  const state = { captures: new Map<string, string>(), page: undefined, asked: [] };
  const sent = await prepareStep(step, state, tools);
  if (isProblem(sent)) return undefined;
  const url =
    control === true ? deriveSibling(sent.url, createToken()) : tools.target.resolve(control);
  const isSameOrigin = new URL(url).origin === new URL(sent.url).origin;
  const headers = isSameOrigin ? sent.headers : [];
  const timeoutMs = step.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  try {
    const request = { method: 'GET', url, headers, timeoutMs, maxBodyBytes: 64 * 1024 };
    const { status } = await tools.http.request(request, signal);
    return { url: maskUrl(url), status };
  } catch (error) {
    return { url: maskUrl(url), failure: toTransportFailure(error, signal) };
  }
}
