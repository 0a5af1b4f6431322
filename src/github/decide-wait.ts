/** What is known of an answer when somebody asks whether the request is sent again. */
export interface Reply {
  /** HTTP status; 0 if there was no answer. */
  readonly status: number;
  readonly headers: Headers;
  /** GitHub's own sentence; empty if there is none. */
  readonly message: string;
}

/** GitHub asks for a minute where a secondary limit names no time. */
const UNNAMED_LIMIT_MS = 60_000;
const LIMIT = /secondary rate limit|abuse detection/i;

function parseSeconds(value: string | null): number | undefined {
  return value !== null && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
}

/**
 * Milliseconds that GitHub asks to wait; undefined unless the request was turned away by a limit.
 */
export function parseLimitMs(reply: Reply, nowMs: number): number | undefined {
  if (reply.status !== 429 && reply.status !== 403) return undefined;
  const retryAfter = parseSeconds(reply.headers.get('retry-after'));
  if (retryAfter !== undefined) return retryAfter * 1_000;
  const reset = parseSeconds(reply.headers.get('x-ratelimit-reset'));
  if (reply.headers.get('x-ratelimit-remaining') === '0' && reset !== undefined) {
    return Math.max(0, reset * 1_000 - nowMs) + 1_000;
  }
  return reply.status === 429 || LIMIT.test(reply.message) ? UNNAMED_LIMIT_MS : undefined;
}

/** GitHub may have done what was asked, or not: nobody answered, or a server broke on the way. */
export function isAmbiguous(status: number): boolean {
  return status === 0 || status >= 500;
}

/**
 * Milliseconds to wait before the request is sent again; undefined if it is not. A request that was
 * turned away by a limit had no effect; an ambiguous one is repeated only if that does no harm.
 */
export function decideWaitMs(
  reply: Reply,
  request: { attempt: number; isRepeatable: boolean; firstWaitMs: number },
  nowMs: number,
): number | undefined {
  const limitMs = parseLimitMs(reply, nowMs);
  if (limitMs !== undefined) return limitMs;
  if (!isAmbiguous(reply.status) || reply.status === 501 || !request.isRepeatable) return undefined;
  return request.firstWaitMs * 2 ** (request.attempt - 1);
}
