import type { ReasonCode } from '../domain/reason.ts';
import type { Attempt } from '../domain/report.ts';
import { readSample, type Sample } from './sample.ts';
import type { SettlePolicy } from './settle-policy.ts';

const TRANSPORT: ReadonlySet<ReasonCode> = new Set([
  'dns',
  'connect',
  'reset',
  'timeout',
  'rate-limited',
]);

/**
 * The run is over, or may not do this at all: another attempt can't change it, whatever `on` says.
 */
const FINAL: ReadonlySet<ReasonCode> = new Set(['cancelled', 'deadline', 'untrusted-context']);

/**
 * Reasons that lie on the way to what is measured, and often go away. `tls` does not: it is an
 * answer.
 */
export function isTransport(reason: ReasonCode | undefined): boolean {
  return reason !== undefined && TRANSPORT.has(reason);
}

/** True if the policy allows another attempt after this one. Only retries have such attempts. */
export function isRetryable(sample: Sample, policy: SettlePolicy): boolean {
  if (policy.type !== 'retry' || sample.isBroken) return false;
  const { outcome, reason } = sample;
  if (reason !== undefined && FINAL.has(reason)) return false;
  if (outcome === 'error') {
    return policy.on.includes('error') || (policy.on.includes('transport') && isTransport(reason));
  }
  return (outcome === 'fail' || outcome === 'inconclusive') && policy.on.includes(outcome);
}

/**
 * True if the engine should try again after `attempt`, the last of `attemptsSoFar`. Time is the
 * engine's: `within` and `every` are not looked at. A soak samples by its clock and is never
 * retried.
 */
export function shouldRetry(
  attempt: Attempt,
  policy: SettlePolicy,
  attemptsSoFar: number,
): boolean {
  if (policy.type !== 'retry' || !(attemptsSoFar < policy.maxAttempts)) return false;
  return isRetryable(readSample(attempt), policy);
}
