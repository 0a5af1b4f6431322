import { suggestWord } from '../../domain/nearest-word.ts';
import { PHASES, SERIAL_PHASES } from '../../domain/phase.ts';
import type { RawItem } from '../layer.ts';
import { type CheckContext, type Entry, reportAt } from './context.ts';
import { findCycles, renderCycle } from './find-cycles.ts';

/** Place of every item in its serial phase; what runs beside an item has the item's place. */
function numberSlots(context: CheckContext): ReadonlyMap<string, number> {
  const slots = new Map(context.merged.items.map((item, index) => [item.id, index]));
  for (const { raw, keys } of context.entries) {
    const watched = keys.during === undefined ? undefined : slots.get(keys.during);
    if (watched !== undefined) slots.set(raw.id, watched);
  }
  return slots;
}

function explainOrder(
  { raw }: Entry,
  needed: RawItem,
  slots: ReadonlyMap<string, number>,
): string | undefined {
  if (needed.id === raw.id) return 'An item can not need itself. Remove it.';
  if (PHASES.indexOf(needed.phase) > PHASES.indexOf(raw.phase)) {
    return `\`${needed.id}\` belongs to ${needed.phase}, which comes after ${raw.phase}. Need an item of an earlier phase.`;
  }
  if (needed.phase !== raw.phase || !SERIAL_PHASES.includes(raw.phase)) return undefined;
  const isEarlier = (slots.get(needed.id) ?? 0) < (slots.get(raw.id) ?? 0);
  return isEarlier
    ? undefined
    : `Items of ${raw.phase} run in the order of the plan, and \`${needed.id}\` ends too late for this one. Change the order.`;
}

function checkNeed(
  entry: Entry,
  index: number,
  need: string,
  context: CheckContext,
  slots: ReadonlyMap<string, number>,
): void {
  const needed = context.byId.get(need);
  if (needed === undefined) {
    reportAt(context, entry, ['needs', index], () => {
      const near = suggestWord(need, context.byId.keys());
      return `There is no item \`${need}\`${near}. Write the id of an item.`;
    });
    return;
  }
  const wrong = explainOrder(entry, needed, slots);
  if (wrong !== undefined) reportAt(context, entry, ['needs', index], () => wrong);
}

function checkCycles(entries: readonly Entry[], context: CheckContext): void {
  const edges = new Map<string, readonly string[]>();
  for (const { raw, planned } of entries) {
    // The order of the plan rules serial phases, and is checked with each need.
    if (SERIAL_PHASES.includes(raw.phase)) continue;
    const others = planned.needs.filter((need) => need !== raw.id);
    edges.set(raw.id, others);
  }
  for (const cycle of findCycles(edges)) {
    const entry = entries.find(({ raw }) => raw.id === cycle[0]);
    if (entry === undefined) continue;
    reportAt(
      context,
      entry,
      ['needs'],
      () => `These items need each other: ${renderCycle(cycle)}. Take one \`needs\` out.`,
    );
  }
}

/** Needs name items that end before: known ones, of no later phase, in no circle. */
export function checkNeeds(context: CheckContext): void {
  const needing = context.entries.filter(({ planned }) => planned.needs.length > 0);
  if (needing.length === 0) return;
  const slots = numberSlots(context);
  for (const entry of needing) {
    for (const [index, need] of (entry.keys.needs ?? []).entries()) {
      checkNeed(entry, index, need, context, slots);
    }
  }
  checkCycles(needing, context);
}
