import { ProbeError } from '../domain/errors.ts';
import type { ClockTool } from '../toolbox/toolbox.ts';
import type { EngineRequest } from './request.ts';

/** A longer delay makes Node's timer fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The end of the whole run before its time: cancelled, or out of time. Fires once. */
export interface Stop {
  /** Undefined while the run may go on. */
  readonly reason: ProbeError | undefined;
  /** Calls back when the run stops; returns what takes the listener off. */
  onStop(listener: (reason: ProbeError) => void): () => void;
  dispose(): void;
}

function describeAbort(reason: unknown): ProbeError {
  if (reason instanceof ProbeError) return reason;
  return new ProbeError('cancelled', 'The run was cancelled before this item ended.');
}

/** Watches the run's signal with one listener, however many items there are, and its deadline. */
export function watchStop(
  request: Pick<EngineRequest, 'signal' | 'deadlineAt'>,
  clock: ClockTool,
): Stop {
  const listeners = new Set<(reason: ProbeError) => void>();
  let reason: ProbeError | undefined;
  let timer: NodeJS.Timeout | undefined;
  const fire = (why: ProbeError) => {
    if (reason !== undefined) return;
    reason = why;
    for (const listener of listeners) listener(why);
  };
  const abort = () => fire(describeAbort(request.signal.reason));
  const awaitDeadline = (at: number) => {
    const rest = at - clock.now();
    if (rest > 0) timer = setTimeout(() => awaitDeadline(at), Math.min(rest, MAX_TIMER_MS));
    else fire(new ProbeError('deadline', 'The run as a whole ran out of time.'));
  };
  if (request.signal.aborted) abort();
  else request.signal.addEventListener('abort', abort, { once: true });
  if (request.deadlineAt !== undefined) awaitDeadline(request.deadlineAt);
  return {
    get reason() {
      return reason;
    },
    onStop: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: () => {
      clearTimeout(timer);
      request.signal.removeEventListener('abort', abort);
    },
  };
}
