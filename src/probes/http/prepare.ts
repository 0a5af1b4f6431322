import { ProbeError } from '../../domain/errors.ts';
import { MIN_SECRET_LENGTH } from '../../toolbox/http/set-cookie.ts';
import type { HeaderList, Toolbox } from '../../toolbox/toolbox.ts';
import type { Problem } from './evidence.ts';
import { isProblem, isSameOrigin, type Outgoing } from './outgoing.ts';
import type { StepOptions } from './request-schema.ts';
import { addressOf, methodOf } from './steps.ts';
import { type Captures, fillJson, fillText, fillTexts, listNames } from './template.ts';

/** The page that the step before ended at. */
export interface Page {
  readonly url: string;
  readonly html: string;
}

/** What a flow knows so far. */
export interface FlowState {
  readonly captures: Captures;
  readonly page: Page | undefined;
  /** URLs that earlier steps asked, without where they were redirected. */
  readonly asked: readonly string[];
}

type Tools = Pick<Toolbox, 'target' | 'secret'>;

/** The request of a step; a problem if what earlier answers gave does not make one. */
export async function prepareStep(
  step: StepOptions,
  state: FlowState,
  tools: Tools,
): Promise<Outgoing | Problem> {
  const headers = listHeaders(step, state.captures, tools);
  if (step.formFrom !== undefined) return prepareForm(step, state, headers, tools);
  const url = resolveUrl(step, state, tools);
  if (isProblem(url)) return url;
  addQuery(url, step, state.captures);
  const { body, type } = composeBody(step, state.captures);
  return {
    method: methodOf(step),
    url: url.href,
    headers: addType(headers, type),
    ...(body === undefined ? {} : { body }),
  };
}

async function prepareForm(
  step: StepOptions,
  state: FlowState,
  headers: HeaderList,
  tools: Tools,
): Promise<Outgoing | Problem> {
  const { submitForm } = await import('./form.ts');
  const { page, captures } = state;
  if (page === undefined) return { expected: 'a page with a form', seen: 'no page before it' };
  const wanted = fillTexts(step.formFrom as NonNullable<StepOptions['formFrom']>, captures);
  const form = submitForm(page, wanted, state.asked);
  if (isProblem(form)) return form;
  for (const hidden of form.hidden) {
    if (hidden.length >= MIN_SECRET_LENGTH) tools.secret.register(hidden, 'hidden form field');
  }
  const { method, url, body } = form;
  if (body === undefined) return { method, url, headers };
  return { method, url, headers: addType(headers, 'application/x-www-form-urlencoded'), body };
}

/** A captured value may lead only to where the plan asked, so that nothing is sent elsewhere. */
function resolveUrl(step: StepOptions, state: FlowState, tools: Tools): URL | Problem {
  const written = addressOf(step) ?? '';
  if (!written.includes('{{')) return parseUrl(tools.target.resolve(written));
  const isWhole = /^\{\{[^{}]*\}\}$/.test(written);
  const filled = fillText(written, state.captures, isWhole ? undefined : encodeURIComponent);
  const base = isWhole ? state.page?.url : undefined;
  const absolute = base === undefined ? tools.target.resolve(filled) : filled;
  if (!URL.canParse(absolute, base)) return { expected: 'a captured URL', seen: 'it is none' };
  const url = new URL(absolute, base);
  const literal = isWhole ? [] : [tools.target.resolve(fillText(written, anyValue(written)))];
  if ([...state.asked, ...literal].some((one) => isSameOrigin(one, url.href))) return url;
  return { expected: 'a captured URL of an origin that the plan asked', seen: url.origin };
}

/** What the URL is with harmless values, which shows the origin that the plan itself names. */
function anyValue(written: string): Captures {
  return new Map(listNames([written]).map((name) => [name, 'x']));
}

function parseUrl(text: string): URL {
  if (URL.canParse(text)) return new URL(text);
  throw new ProbeError('config', `"${text}" is no URL. Write a path such as /health.`);
}

function addQuery(url: URL, step: StepOptions, captures: Captures): void {
  for (const [name, value] of Object.entries(step.query ?? {})) {
    url.searchParams.append(name, fillText(String(value), captures));
  }
}

function composeBody(
  step: StepOptions,
  captures: Captures,
): { readonly body?: string; readonly type?: string } {
  if (step.body !== undefined) return { body: fillText(step.body, captures) };
  if (step.json !== undefined) {
    return { body: JSON.stringify(fillJson(step.json, captures)), type: 'application/json' };
  }
  if (step.form === undefined) return {};
  const fields = new URLSearchParams(fillTexts(step.form, captures));
  return { body: fields.toString(), type: 'application/x-www-form-urlencoded' };
}

function addType(headers: HeaderList, type: string | undefined): HeaderList {
  if (type === undefined || headers.some(([name]) => name === 'content-type')) return headers;
  return [...headers, ['content-type', type]];
}

function listHeaders(step: StepOptions, captures: Captures, tools: Tools): HeaderList {
  const headers = Object.entries(step.headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), fillText(value, captures)] as const,
  );
  if (step.auth === undefined) return headers;
  const { basic, bearer } = fillTexts(step.auth, captures);
  if (basic === undefined) return [...headers, ['authorization', `Bearer ${bearer}`]];
  const credentials = Buffer.from(`${basic.user}:${basic.password}`).toString('base64');
  tools.secret.register(credentials, 'basic credentials');
  return [...headers, ['authorization', `Basic ${credentials}`]];
}
