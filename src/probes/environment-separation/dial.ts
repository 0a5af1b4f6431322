import { connect } from 'node:net';
import { ProbeError } from '../../domain/errors.ts';
import { readErrorCode } from '../../toolbox/error-code.ts';
import { type Address, showAddress } from './address.ts';
import type { DialEvidence } from './evidence.ts';

/** Tries one TCP connection, sends nothing, and says how it ended. Rejects on abort only. */
export async function dial(
  address: Address,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<DialEvidence> {
  throwIfAborted(signal);
  const to = showAddress(address);
  const socket = connect({ host: address.host, port: address.port });
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const stop = (): void => void socket.destroy(new Error('stopped'));
  limit.addEventListener('abort', stop, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.on('error', reject);
    });
    return { to, end: 'connected' };
  } catch (error) {
    throwIfAborted(signal);
    return { to, end: limit.aborted ? 'timeout' : nameEnd(error) };
  } finally {
    limit.removeEventListener('abort', stop);
    socket.destroy();
  }
}

/** Several addresses of one host may end in several ways: one that is no answer decides nothing. */
function nameEnd(error: unknown): DialEvidence['end'] {
  const codes = (error instanceof AggregateError ? error.errors : [error]).map(readErrorCode);
  if (codes.some((code) => /^(?:ENOTFOUND|EAI_\w+|ENODATA)$/.test(code))) return 'dns';
  if (codes.every((code) => code === 'ECONNREFUSED' || code === 'ECONNRESET')) return 'refused';
  return codes.every((code) => code === 'ETIMEDOUT') ? 'timeout' : 'unreachable';
}

function throwIfAborted(signal: AbortSignal): void {
  if (!signal.aborted) return;
  const cause: unknown = signal.reason;
  if (cause instanceof ProbeError) throw cause;
  throw new ProbeError('cancelled', 'The run was stopped.', { cause });
}
