import type { Outcome } from '../domain/outcome.ts';
import type { ReasonCode } from '../domain/reason.ts';
import type { Attempt, Finding } from '../domain/report.ts';
import { isRetryable } from './retry.ts';
import { breakSample, readSample, type Sample } from './sample.ts';
import { type SettlePolicy, settlePolicySchema } from './settle-policy.ts';
import { settleSoak } from './soak.ts';

export { isTransport, shouldRetry } from './retry.ts';
export { type SettlePolicy, settlePolicySchema } from './settle-policy.ts';

/** What became of an item. `reason` is absent only for pass; a pass has no findings. */
export interface Settled {
  readonly outcome: Outcome;
  readonly reason?: ReasonCode;
  readonly summary: string;
  readonly findings: Finding[];
  readonly remedy?: string;
  /** Passed, but not all of its attempts did. */
  readonly flaky: boolean;
}

function conclude(sample: Sample, isFlaky: boolean): Settled {
  const { isBroken: _, findings, ...rest } = sample;
  return { ...rest, findings: [...findings], flaky: isFlaky && sample.outcome === 'pass' };
}

/** Every attempt but the first must follow one that the policy retries, within its limit. */
function isPossible(samples: readonly Sample[], policy: SettlePolicy): boolean {
  const limit = policy.type === 'retry' ? policy.maxAttempts : 1;
  return (
    samples.length <= limit && samples.slice(0, -1).every((sample) => isRetryable(sample, policy))
  );
}

function describeAttempt(last: Sample, count: number, limit: number): Sample {
  const place = `${count} of ${limit}`;
  const prefix = last.outcome === 'pass' ? `Passed at attempt ${place}` : `Attempt ${place}`;
  return { ...last, summary: `${prefix}: ${last.summary}` };
}

function settleLast(samples: readonly Sample[], last: Sample, policy: SettlePolicy): Settled {
  // A failure stands even in a sequence that can't be: turning it into an error would soften it.
  if (!isPossible(samples, policy) && last.outcome !== 'fail') {
    return conclude(breakSample('The policy does not allow this sequence of attempts.'), false);
  }
  const isLate = samples.length > 1 && policy.type === 'retry';
  if (!isLate) return conclude(last, false);
  return conclude(describeAttempt(last, samples.length, policy.maxAttempts), true);
}

/**
 * Makes one outcome of all attempts, oldest first. Pure, so that a stored report settles the same
 * way again. No attempts are `inconclusive: no-data`; an impossible sequence or policy is `error:
 * internal`.
 */
export function settle(attempts: readonly Attempt[], policy: SettlePolicy): Settled {
  if (!settlePolicySchema.safeParse(policy).success) {
    return conclude(breakSample('The policy of retries or soak is not valid.'), false);
  }
  const samples = attempts.map(readSample);
  const last = samples.at(-1);
  if (last === undefined) {
    const summary = 'There was no attempt, so nothing was seen.';
    return { outcome: 'inconclusive', reason: 'no-data', summary, findings: [], flaky: false };
  }
  if (policy.type !== 'soak') return settleLast(samples, last, policy);
  const soaked = settleSoak(samples, policy);
  return conclude(soaked.sample, soaked.isFlaky);
}
