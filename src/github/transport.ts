import { setTimeout as sleep } from 'node:timers/promises';
import { decideWaitMs, type Reply } from './decide-wait.ts';
import { parseMessage } from './explain-reply.ts';
import { GitHubError } from './port.ts';

/** Times of the requests; the defaults suit a gate that must end. */
export interface Timing {
  /** For one request with its answer. Default 10,000. */
  readonly requestTimeoutMs?: number;
  /** For everything that repeating costs, over all requests of a connection. Default 40,000. */
  readonly retryBudgetMs?: number;
  /** Doubles with each attempt. Default 1,000. */
  readonly firstWaitMs?: number;
}

export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** False where a second effect would be seen: then only what GitHub turned away is repeated. */
  readonly isRepeatable: boolean;
  /** Default 16 MiB. */
  readonly maxBytes?: number;
}

export interface Answer extends Reply {
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface Transport {
  /** Resolves with any answer that has a status; rejects with GitHubError. */
  send(request: Request): Promise<Answer>;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const MAX_ATTEMPTS = 4;
const MAX_BYTES = 16 * 1_048_576;
const PROXY_VARIABLES = ['https_proxy', 'http_proxy', 'HTTPS_PROXY', 'HTTP_PROXY'];

/**
 * The runtime's own client starts at once; it knows no proxy, so a library stands in behind one.
 */
async function loadFetch(): Promise<Fetch> {
  if (!PROXY_VARIABLES.some((name) => process.env[name])) return fetch;
  const undici = await import('undici');
  const dispatcher = new undici.EnvHttpProxyAgent();
  const client = (url: string, init: object) => undici.fetch(url, { ...init, dispatcher });
  return client as unknown as Fetch;
}

function describeFailure(error: unknown, timeoutMs: number): string {
  const { name, message, cause } = error as Partial<Error> & { cause?: { code?: unknown } };
  if (name === 'TimeoutError') return `no whole answer within ${timeoutMs} ms`;
  return typeof cause?.code === 'string' ? cause.code : String(message).slice(0, 200);
}

async function readBody(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      const limit = `The answer of GitHub is larger than ${maxBytes} bytes.`;
      throw new GitHubError(response.status, limit);
    }
    chunks.push(chunk);
  }
  const body = new Uint8Array(bytes);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}

async function sendOnce(client: Fetch, request: Request, timeoutMs: number): Promise<Answer> {
  try {
    const response = await client(request.url, {
      method: request.method,
      headers: request.headers,
      signal: AbortSignal.timeout(timeoutMs),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const body = await readBody(response, request.maxBytes ?? MAX_BYTES);
    const { status, headers } = response;
    return { status, headers, body, message: status < 400 ? '' : parseMessage(body) };
  } catch (error) {
    if (error instanceof GitHubError) throw error;
    const why = describeFailure(error, timeoutMs);
    throw new GitHubError(0, `GitHub did not answer (${why}).`, { cause: error });
  }
}

/** An answer or the lack of one, so that both are looked at in one place. */
async function settle(sending: Promise<Answer>): Promise<Answer | GitHubError> {
  try {
    return await sending;
  } catch (error) {
    if (error instanceof GitHubError) return error;
    throw error;
  }
}

function toReply(result: Answer | GitHubError): Reply {
  if (!(result instanceof GitHubError)) return result;
  // An answer that was too large is an answer: the next one would be no smaller.
  const status = result.status === 0 ? 0 : 200;
  return { status, headers: new Headers(), message: '' };
}

/** Requests with a limit of time and size each, and one budget for all that is sent again. */
export function openTransport(timing: Timing = {}): Transport {
  const timeoutMs = timing.requestTimeoutMs ?? 10_000;
  const firstWaitMs = timing.firstWaitMs ?? 1_000;
  let budgetMs = timing.retryBudgetMs ?? 40_000;
  let client: Promise<Fetch> | undefined;
  return {
    send: async (request) => {
      client ??= loadFetch();
      for (let attempt = 1; ; attempt += 1) {
        const startedAt = Date.now();
        const result = await settle(sendOnce(await client, request, timeoutMs));
        const endedAt = Date.now();
        if (attempt > 1) budgetMs -= endedAt - startedAt;
        const { isRepeatable } = request;
        const plan = { attempt, isRepeatable, firstWaitMs };
        const waitMs = decideWaitMs(toReply(result), plan, endedAt);
        if (waitMs === undefined || waitMs > budgetMs || attempt === MAX_ATTEMPTS) {
          if (result instanceof GitHubError) throw result;
          return result;
        }
        budgetMs -= waitMs;
        await sleep(waitMs);
      }
    },
  };
}
