import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { ProbeError } from '../../domain/errors.ts';
import type { HeaderList, HttpRequest, HttpResponse } from '../toolbox.ts';
import { type AgentPool, MAX_HEADER_BYTES } from './agents.ts';
import { explainFailure } from './failure.ts';
import { readBody } from './read-body.ts';
import { composeHeaders } from './request-headers.ts';
import { type Stopwatch, startStopwatch } from './stopwatch.ts';

export { createPool } from './agents.ts';

/** A request with every default filled in. */
export interface Call extends HttpRequest {
  readonly maxBodyBytes: number;
  readonly userAgent: string;
}

/** Methods that change nothing (RFC 9110 §9.2.1): only these are ever sent again unasked. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Sends one request and reads its answer; rejects with ProbeError and with nothing else. */
export async function sendCall(
  call: Call,
  pool: AgentPool,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const url = parseUrl(call.url);
  const watch = startStopwatch(call.timeoutMs, url, signal);
  let opened: Opened | undefined;
  try {
    opened = await openCall(call, url, pool, watch);
    const { response } = opened;
    const firstByteMs = watch.elapsedMs();
    watch.enter('body');
    const body = await readBody(response, call.maxBodyBytes);
    // A body without a length ends with its connection: Node takes any end for the right one.
    if (!body.truncated) failIfBroken(opened, watch);
    const headers = listHeaders(response.rawHeaders);
    const status = response.statusCode ?? 0;
    return { status, headers, ...body, firstByteMs, totalMs: watch.elapsedMs() };
  } catch (error) {
    if (watch.stopped.aborted) throw watch.stopped.reason;
    const cause = opened?.lateError() ?? error;
    throw explainFailure(cause, watch.phase(), `${call.method} ${describeUrl(url)}`);
  } finally {
    watch.end();
  }
}

/** An answer that has begun, and what broke its connection since. */
interface Opened {
  readonly response: IncomingMessage;
  lateError(): Error | undefined;
}

function failIfBroken(opened: Opened, watch: Stopwatch): void {
  watch.stopped.throwIfAborted();
  const error = opened.lateError();
  if (error !== undefined) throw error;
}

async function openCall(call: Call, url: URL, pool: AgentPool, watch: Stopwatch): Promise<Opened> {
  watch.stopped.throwIfAborted();
  const isShared = SAFE.has(call.method) && call.newConnection !== true;
  const first = startRequest(call, url, pool, isShared);
  try {
    return await awaitResponse(first, call, watch);
  } catch (error) {
    // The server may close an idle connection just as it is used again: that says nothing of it.
    if (!first.reusedSocket || watch.stopped.aborted || !isBroken(error)) throw error;
    return awaitResponse(startRequest(call, url, pool, false), call, watch);
  }
}

function startRequest(call: Call, url: URL, pool: AgentPool, isShared: boolean): ClientRequest {
  const { agent, request } = pool.transportFor(url, isShared);
  const headers = composeHeaders(call);
  const options: RequestOptions = { agent, headers, maxHeaderSize: MAX_HEADER_BYTES };
  return request(url, { ...options, method: call.method });
}

function awaitResponse(request: ClientRequest, call: Call, watch: Stopwatch): Promise<Opened> {
  return new Promise((resolve, reject) => {
    let broken: Error | undefined;
    const stop = (): void => {
      request.destroy(watch.stopped.reason);
    };
    watch.stopped.addEventListener('abort', stop, { once: true });
    // The listener stays, because a connection may break while the body is read.
    request.on('error', (error) => {
      broken ??= error;
      reject(error);
    });
    request.on('close', () => watch.stopped.removeEventListener('abort', stop));
    request.once('response', (response) => resolve({ response, lateError: () => broken }));
    request.once('upgrade', (_, socket) => {
      socket.destroy();
      reject(new ProbeError('protocol', 'The server switched protocols, which was not asked for.'));
    });
    watch.follow(request);
    if (watch.stopped.aborted) stop();
    else request.end(call.body);
  });
}

function isBroken(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ECONNRESET' || code === 'EPIPE';
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ProbeError(
      'config',
      `"${text}" is no URL that can be asked. Write http:// or https://.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new ProbeError(
      'config',
      `The URL of ${url.host} carries a user name or password, which would be logged. Send them as an Authorization header.`,
    );
  }
  return url;
}

/** Without the query, which may carry what must not be seen. */
function describeUrl(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

function listHeaders(raw: readonly string[]): HeaderList {
  const headers: [string, string][] = [];
  for (let index = 0; index < raw.length; index += 2) {
    headers.push([(raw[index] as string).toLowerCase(), raw[index + 1] as string]);
  }
  return headers;
}
