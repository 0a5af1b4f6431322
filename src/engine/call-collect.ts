import { ProbeError } from '../domain/errors.ts';
import type { Signals } from '../probes/contract.ts';
import type { Toolbox, ToolName } from '../toolbox/toolbox.ts';
import type { PreparedItem } from './prepared-item.ts';
import type { Stop } from './stop.ts';

/** How long a `collect` may take to clean up after an abort; then it is left alone. */
export const GRACE_MS = 750;

/** A longer delay makes Node's timer fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

type AnyCollect = (
  options: unknown,
  tools: Pick<Toolbox, ToolName>,
  signals: Signals,
) => Promise<unknown>;

interface Guard {
  readonly signal: AbortSignal;
  /** Rejects with the abort's reason once the grace is over. */
  readonly overdue: Promise<never>;
  dispose(): void;
}

function abortAfter(controller: AbortController, timeoutMs: number): NodeJS.Timeout {
  return setTimeout(
    () => controller.abort(new ProbeError('timeout', `No result within ${timeoutMs} ms.`)),
    Math.min(timeoutMs, MAX_TIMER_MS),
  );
}

/**
 * Aborts on timeout and when the run stops. What runs beside another item (`until`) has its time
 * from the end of that item on: nobody knows how long a deployment takes.
 */
function guardAttempt(timeoutMs: number, stop: Stop, until: AbortSignal | undefined): Guard {
  const controller = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const startTimer = () => timers.push(abortAfter(controller, timeoutMs));
  if (until === undefined || until.aborted) startTimer();
  else until.addEventListener('abort', startTimer, { once: true });
  const unlisten = stop.onStop((reason) => controller.abort(reason));
  if (stop.reason !== undefined) controller.abort(stop.reason);
  const overdue = new Promise<never>((_, reject) => {
    const giveUp = () => timers.push(setTimeout(() => reject(controller.signal.reason), GRACE_MS));
    if (controller.signal.aborted) giveUp();
    else controller.signal.addEventListener('abort', giveUp, { once: true });
  });
  overdue.catch(() => {});
  return {
    signal: controller.signal,
    overdue,
    dispose: () => {
      unlisten();
      until?.removeEventListener('abort', startTimer);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** After an abort its reason counts, unless the probe says the same in more words. */
function chooseError(thrown: unknown, signal: AbortSignal): unknown {
  if (!signal.aborted) return thrown;
  const reason: unknown = signal.reason;
  const isSame =
    thrown instanceof ProbeError && reason instanceof ProbeError && thrown.reason === reason.reason;
  return isSame ? thrown : reason;
}

/**
 * Calls `collect` once. Rejects with what it throws, or with the reason of the abort: whatever it
 * returns after that is no evidence, and whatever it throws later is nobody's business.
 */
export async function callCollect(
  prepared: PreparedItem,
  stop: Stop,
  until: AbortSignal | undefined,
): Promise<unknown> {
  const guard = guardAttempt(prepared.item.timeoutMs, stop, until);
  const { signal: abort } = guard;
  const collect = prepared.probe.collect as AnyCollect;
  const signals: Signals = until === undefined ? { abort } : { abort, until };
  try {
    if (abort.aborted) throw abort.reason;
    const collected = (async () => collect(prepared.options, prepared.tools, signals))();
    const evidence = await Promise.race([collected, guard.overdue]);
    abort.throwIfAborted();
    return evidence;
  } catch (error) {
    throw chooseError(error, abort);
  } finally {
    guard.dispose();
  }
}
