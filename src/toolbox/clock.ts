import type { ClockTool } from './toolbox.ts';

/** A longer delay makes Node's timer fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Sleeps longer than a timer can are made of several. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error);
      return;
    }
    let rest = Math.max(0, ms);
    let timer: NodeJS.Timeout | undefined;
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const wait = () => {
      const part = Math.min(rest, MAX_TIMER_MS);
      rest -= part;
      timer = setTimeout(() => {
        if (rest > 0) {
          wait();
          return;
        }
        signal.removeEventListener('abort', stop);
        resolve();
      }, part);
    };
    signal.addEventListener('abort', stop, { once: true });
    wait();
  });
}

/** The clock of the machine. */
export function createClock(): ClockTool {
  return { now: () => Date.now(), sleep };
}
