/** How the next requests that match go wrong. */
export interface Fault {
  /** `GET /repos/…`, without the host; every request if absent. */
  readonly match?: RegExp;
  /** Default 1. */
  readonly times?: number;
  /** `reset` breaks the connection, `hang` never answers, `slow-body` never ends its answer. */
  readonly kind: 'answer' | 'reset' | 'hang' | 'slow-body';
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What was asked for is done first, so that only the answer is lost. */
  readonly isAfterEffect?: boolean;
}

function answer(status: number, message: string, headers: Record<string, string> = {}): Fault {
  return { kind: 'answer', status, body: { message, status: String(status) }, headers };
}

/** The errors of GitHub, in its own words. */
export const FAULTS = {
  unauthorized: answer(401, 'Bad credentials'),
  notAccessible: answer(403, 'Resource not accessible by integration'),
  locked: answer(403, 'Unable to create comment because issue is locked.'),
  notFound: answer(404, 'Not Found'),
  conflict: answer(409, 'Git Repository is empty.'),
  invalid: answer(422, 'Validation Failed'),
  badGateway: answer(502, 'Server Error'),
  secondaryLimit: answer(403, 'You have exceeded a secondary rate limit.', { 'retry-after': '1' }),
  reset: { kind: 'reset' },
  hang: { kind: 'hang' },
  slowBody: { kind: 'slow-body' },
  rateLimited: (seconds: number): Fault =>
    answer(429, 'API rate limit exceeded', { 'retry-after': String(seconds) }),
} as const;

export interface FaultQueue {
  add(fault: Fault): void;
  /** The fault that a request meets, which is then used up. */
  take(request: string): Fault | undefined;
}

export function openFaultQueue(): FaultQueue {
  const queue: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => queue.push({ fault, left: fault.times ?? 1 }),
    take: (request) => {
      const found = queue.find(
        ({ fault, left }) => left > 0 && (fault.match?.test(request) ?? true),
      );
      if (found === undefined) return undefined;
      found.left -= 1;
      return found.fault;
    },
  };
}
