import { maskUrl } from '../../toolbox/http/mask-url.ts';
import { listCookies, registerCookies } from '../../toolbox/http/set-cookie.ts';
import type { HttpResponse, Toolbox } from '../../toolbox/toolbox.ts';
import type { CookieStore } from './cookies.ts';
import type { Problem, StepEvidence } from './evidence.ts';
import { isProblem, type Outgoing } from './outgoing.ts';
import { followRedirect } from './redirect.ts';

/** An answer and the way to it. */
export interface Exchange {
  readonly hops: StepEvidence['hops'];
  readonly finalUrl: string;
  readonly response: HttpResponse;
  /** Over all hops. */
  readonly totalMs: number;
  /** Cookies that any of the answers set. */
  readonly cookies: ReturnType<typeof listCookies>;
  /** Why the last redirect was not followed. */
  readonly problem?: Problem;
}

export interface ExchangeLimits {
  readonly redirects: number;
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
}

/** Sends a request and follows its redirects; rejects like `HttpTool.request`. */
export async function exchange(
  first: Outgoing,
  limits: ExchangeLimits,
  cookies: CookieStore,
  tools: Pick<Toolbox, 'http' | 'secret'>,
  signal: AbortSignal,
): Promise<Exchange> {
  const hops: StepEvidence['hops'] = [];
  const set: ReturnType<typeof listCookies>[number][] = [];
  let totalMs = 0;
  let sent = first;
  for (;;) {
    const headers = addCookies(sent, await cookies.read(sent.url));
    const response = await tools.http.request({ ...sent, headers, ...limits }, signal);
    totalMs += response.totalMs;
    registerCookies(response.headers, tools.secret);
    await cookies.store(sent.url, response.headers);
    set.push(...listCookies(response.headers));
    const end = { hops, finalUrl: sent.url, response, totalMs, cookies: set };
    if (limits.redirects === 0) return end;
    const next = followRedirect(sent, response);
    if (next === undefined) return end;
    if (isProblem(next)) return { ...end, problem: next };
    if (hops.length === limits.redirects) return { ...end, problem: exceed(limits, next) };
    hops.push({
      status: response.status,
      method: sent.method,
      url: maskUrl(sent.url).slice(0, 300),
    });
    sent = next;
  }
}

function addCookies(sent: Outgoing, stored: string | undefined): Outgoing['headers'] {
  if (stored === undefined) return sent.headers;
  const given = sent.headers.find(([name]) => name === 'cookie')?.[1];
  const value = given === undefined ? stored : `${given}; ${stored}`;
  return [...sent.headers.filter(([name]) => name !== 'cookie'), ['cookie', value]];
}

function exceed(limits: ExchangeLimits, next: Outgoing): Problem {
  const redirects = limits.redirects === 1 ? 'redirect' : 'redirects';
  return {
    expected: `an answer after at most ${limits.redirects} ${redirects}`,
    seen: `one more redirect, to ${maskUrl(next.url)}`,
  };
}
