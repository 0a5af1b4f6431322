import { setImmediate as nextTurn } from 'node:timers/promises';
import { listMembers, type Unit } from './build-units.ts';
import { decideBefore } from './decide-start.ts';
import type { Order } from './plan-order.ts';
import { refuseForNeeds } from './refusal.ts';
import { type Phase, runUnit } from './run-unit.ts';

const UNITS_PER_TURN = 10;

function refuseStuck(order: Order, { ledger, run }: Phase): void {
  const summary = 'It needs, directly or through others, an item that waits for it.';
  for (const item of order.stuck.flatMap(listMembers)) {
    const waits = item.needs.map((id) => ({ expected: `\`${id}\` to end`, seen: 'it waits too' }));
    ledger.refuse(item, decideBefore(item, run.request) ?? refuseForNeeds(summary, waits));
  }
}

/**
 * The first requests are under way while the next items are prepared. Thousands that are prepared
 * in the same turn of the event loop are all in memory at once, too, and collecting that costs more
 * than running them.
 */
async function startInTurns(units: readonly Unit[], start: (unit: Unit) => void): Promise<void> {
  for (const [index, unit] of units.entries()) {
    if (index > 0 && index % UNITS_PER_TURN === 0) await nextTurn();
    start(unit);
  }
}

/** Each as soon as what it needs has ended. Resolves when all have. */
export function runConcurrently(order: Order, phase: Phase): Promise<void> {
  refuseStuck(order, phase);
  return new Promise((resolve) => {
    let left = order.free.length;
    const start = async (unit: Unit) => {
      // Long chains of refusals would otherwise run as one recursion.
      await Promise.resolve();
      await runUnit(unit, phase).catch(() => {});
      left -= 1;
      if (left === 0) resolve();
    };
    phase.ledger.onEnter((item) => {
      for (const unit of order.noteEnd(item)) void start(unit);
    });
    if (left === 0) resolve();
    void startInTurns(order.listReady(), (unit) => void start(unit));
  });
}
