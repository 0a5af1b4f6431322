import { ProbeError } from '../domain/errors.ts';

export interface Cancellation {
  readonly signal: AbortSignal;
  /** 128 + the signal's number, the shell's convention; undefined while nobody cancelled. */
  exitCode(): number | undefined;
  /** Takes the handlers off again. */
  dispose(): void;
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Turns SIGINT and SIGTERM into an abort. The runner sends SIGINT to this process alone, SIGTERM
 * after 7.5 s and kills after 10 s, so what is still to be said is said at the first signal; the
 * same signal a second time ends the process at once.
 */
export function listenForCancellation(): Cancellation {
  const controller = new AbortController();
  let code: number | undefined;
  const cancel = (signal: keyof typeof SIGNALS) => {
    if (code === SIGNALS[signal]) process.exit(code);
    code = SIGNALS[signal];
    controller.abort(new ProbeError('cancelled', 'The run was cancelled.'));
  };
  const listeners = (Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]).map((signal) => {
    const listener = () => cancel(signal);
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return {
    signal: controller.signal,
    exitCode: () => code,
    dispose: () => {
      for (const remove of listeners) remove();
    },
  };
}
