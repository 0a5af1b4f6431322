import type { ClientRequest } from 'node:http';
import { isIP } from 'node:net';
import { ProbeError } from '../../domain/errors.ts';
import type { ReasonCode } from '../../domain/reason.ts';

/** How far a request has come. */
export type CallPhase = 'dns' | 'connect' | 'tls' | 'answer' | 'body';

/** Knows how long a request takes, how far it has come, and when it must end. */
export interface Stopwatch {
  /** Aborted on time-out (reason: ProbeError) and when the caller's signal is. */
  readonly stopped: AbortSignal;
  elapsedMs(): number;
  phase(): CallPhase;
  enter(phase: CallPhase): void;
  follow(request: ClientRequest): void;
  /** Frees the timer and the listener. */
  end(): void;
}

const WAITED_FOR: Readonly<Record<CallPhase, readonly [ReasonCode, string]>> = {
  dns: ['dns', 'The host name was not resolved'],
  connect: ['connect', 'No connection was made'],
  tls: ['timeout', 'The TLS handshake did not end'],
  answer: ['timeout', 'No answer came'],
  body: ['timeout', 'The answer began, but its body did not end'],
};

export function startStopwatch(timeoutMs: number, url: URL, signal: AbortSignal): Stopwatch {
  const startedAt = performance.now();
  const stop = new AbortController();
  let phase: CallPhase = isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0 ? 'dns' : 'connect';
  const timer = setTimeout(() => {
    const [reason, what] = WAITED_FOR[phase];
    stop.abort(new ProbeError(reason, `${what} within ${timeoutMs} ms: ${url.host}.`));
  }, timeoutMs);
  const onAbort = (): void => stop.abort(explainAbort(signal));
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  const enter = (next: CallPhase): void => {
    phase = next;
  };
  return {
    stopped: stop.signal,
    elapsedMs: () => performance.now() - startedAt,
    phase: () => phase,
    enter,
    follow: (request) => followSocket(request, url, enter),
    end: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    },
  };
}

function followSocket(request: ClientRequest, url: URL, enter: (phase: CallPhase) => void): void {
  request.once('socket', (socket) => {
    // A connection that is used again would gather listeners.
    if (!socket.connecting) return enter('answer');
    const isSecure = url.protocol === 'https:';
    socket.once('lookup', (error: Error | null) => {
      if (error === null) enter('connect');
    });
    socket.once('connect', () => enter(isSecure ? 'tls' : 'answer'));
    if (isSecure) socket.once('secureConnect', () => enter('answer'));
  });
}

function explainAbort(signal: AbortSignal): Error {
  if (signal.reason instanceof ProbeError) return signal.reason;
  return new ProbeError('cancelled', 'The request was cancelled.', { cause: signal.reason });
}
