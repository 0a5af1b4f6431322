import type { Attempt } from '../domain/report.ts';
import type { SettlePolicy } from '../gate/settle.ts';

/** How many attempts of an item are kept, unless more of them decide its outcome. */
export const KEPT_ATTEMPTS = 50;

function isPass(attempt: Attempt): boolean {
  return attempt.error === undefined && attempt.judgement?.outcome === 'pass';
}

/**
 * Which attempt can go without changing what `settle` says; -1 if none can. Of retries one in the
 * middle: all but the last are alike. Of a soak an early pass: failures and errors count against
 * budgets, a warning colours the result, and the last `consecutive` samples are what it ends with.
 */
function findSpare(attempts: readonly Attempt[], policy: SettlePolicy): number {
  if (policy.type !== 'soak') return Math.floor(attempts.length / 2);
  const end = attempts.length - policy.consecutive;
  return attempts.findIndex((attempt, index) => index < end && isPass(attempt));
}

/** Takes out of the list, in place, what need not be kept for the outcome to be computed again. */
export function dropSpareAttempts(attempts: Attempt[], policy: SettlePolicy): void {
  while (attempts.length > KEPT_ATTEMPTS) {
    const spare = findSpare(attempts, policy);
    if (spare === -1) return;
    attempts.splice(spare, 1);
  }
}
