import type { PlannedItem } from '../domain/item.ts';
import { satisfiesNeed } from '../domain/outcome.ts';
import { listMembers, type Unit } from './build-units.ts';
import { decideBefore } from './decide-start.ts';
import { refuseForNeeds } from './refusal.ts';
import { type Phase, runUnit } from './run-unit.ts';

function isUnsatisfied(item: PlannedItem, phase: Phase): boolean {
  const outcome = phase.ledger.outcomeOf(item.id);
  return item.blocking && (outcome === undefined || !satisfiesNeed(outcome));
}

/**
 * One after the other; after the first blocking item that is not satisfied nothing more is started.
 */
export async function runInOrder(units: readonly Unit[], phase: Phase): Promise<void> {
  let stopper: PlannedItem | undefined;
  for (const unit of units) {
    // After a stop the reason is the stop, not the step before.
    if (stopper === undefined || phase.run.stop.reason !== undefined) await runUnit(unit, phase);
    else refuseAfter(stopper, unit, phase);
    stopper ??= listMembers(unit).find((item) => isUnsatisfied(item, phase));
  }
}

function refuseAfter(stopper: PlannedItem, unit: Unit, { ledger, run }: Phase): void {
  const seen = ledger.outcomeOf(stopper.id) ?? 'no result';
  const finding = { expected: `\`${stopper.id}\` to succeed`, seen, where: stopper.id };
  const refusal = refuseForNeeds(`The step before it did not succeed: ${stopper.text}.`, [finding]);
  for (const item of listMembers(unit)) {
    ledger.refuse(item, decideBefore(item, run.request) ?? refusal);
  }
}
