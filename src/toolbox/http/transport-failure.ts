import { ProbeError } from '../../domain/errors.ts';
import type { ReasonCode } from '../../domain/reason.ts';

/** Reasons for which there is no answer, although the question was right. */
export const TRANSPORT_REASONS = [
  'dns',
  'connect',
  'tls',
  'reset',
  'protocol',
  'timeout',
] as const satisfies readonly ReasonCode[];

export interface TransportFailure {
  readonly reason: (typeof TRANSPORT_REASONS)[number];
  readonly message: string;
  readonly remedy?: string;
}

/** What belongs into evidence of a request without an answer; anything else is thrown on. */
export function toTransportFailure(error: unknown, signal: AbortSignal): TransportFailure {
  // An aborted item has no evidence: what was cut short by us says nothing about the service.
  if (signal.aborted || !(error instanceof ProbeError)) throw error;
  const { message, remedy } = error;
  const reason = TRANSPORT_REASONS.find((one) => one === error.reason);
  if (reason === undefined) throw error;
  return { reason, message, ...(remedy === undefined ? {} : { remedy }) };
}
