import type { ProbeError } from '../domain/errors.ts';
import type { PlannedItem } from '../domain/item.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { ReasonCode } from '../domain/reason.ts';
import type { Finding } from '../domain/report.ts';

/** Why an item was not run, and what that makes of it: never a pass. */
export interface Refusal {
  readonly outcome: Exclude<Outcome, 'pass' | 'warn' | 'waived'>;
  readonly reason: ReasonCode;
  readonly summary: string;
  readonly findings?: readonly Finding[];
  /** The probe's own stands in if absent and known. */
  readonly remedy?: string;
}

/** The item could not be run, or must not be. */
export function refuseWith(reason: ReasonCode, summary: string, remedy?: string): Refusal {
  return { outcome: 'error', reason, summary, ...(remedy === undefined ? {} : { remedy }) };
}

/** Something before this item did not end as it has to. */
export function refuseForNeeds(summary: string, findings: readonly Finding[]): Refusal {
  const remedy = 'Put right what this item needs, then run again.';
  return { outcome: 'inconclusive', reason: 'needs-unmet', summary, findings, remedy };
}

/** What an item watches did not run, so there was nothing to see. */
export function refuseUnwatched(item: PlannedItem): Refusal {
  return {
    outcome: 'inconclusive',
    reason: 'no-data',
    summary: `It watches \`${item.during}\`, which did not run.`,
    remedy: `Put right what kept \`${item.during}\` from running, then run again.`,
  };
}

/** Undefined while the run goes on. */
export function refuseStopped(reason: ProbeError | undefined): Refusal | undefined {
  if (reason === undefined) return undefined;
  return refuseWith(reason.reason, reason.message, 'Run it again.');
}

/** Can't happen; if it does, it is no pass. */
export function refuseLost(): Refusal {
  return refuseWith('internal', 'The item was never started.');
}
