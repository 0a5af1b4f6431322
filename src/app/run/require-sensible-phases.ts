import { UsageError } from '../../domain/errors.ts';
import type { Phase } from '../../domain/phase.ts';

/** Throws UsageError if the phases can't be run together. */
export function requireSensiblePhases(phases: readonly Phase[]): void {
  if (phases.length === 0) {
    throw new UsageError('Say which phase to run, for instance `pre-deployment`.');
  }
  // A rollback beside other phases would take back whatever they find, unasked.
  if (phases.includes('rollback') && phases.length > 1) {
    throw new UsageError(
      '`rollback` runs alone: run it when the output `rollback` says `required`.',
    );
  }
}
