import type { PlannedItem } from '../domain/item.ts';

/** An item with those that run beside it, and with those that run beside them. */
export interface Unit {
  readonly item: PlannedItem;
  readonly watchers: readonly Unit[];
}

export interface Units {
  /** Items that watch nothing, in the order of the plan, each with its watchers. */
  readonly units: readonly Unit[];
  /** Items whose watched item is not here, or which watch each other in a circle. */
  readonly orphans: readonly PlannedItem[];
}

/** Ids of a unit's items, its own first. */
export function listMembers(unit: Unit): PlannedItem[] {
  return [unit.item, ...unit.watchers.flatMap(listMembers)];
}

function growUnit(item: PlannedItem, watchersOf: ReadonlyMap<string, PlannedItem[]>): Unit {
  const watchers = (watchersOf.get(item.id) ?? []).map((one) => growUnit(one, watchersOf));
  return { item, watchers };
}

/** Puts each item that runs `during` another one beside it. */
export function buildUnits(items: readonly PlannedItem[]): Units {
  const watchersOf = Map.groupBy(
    items.filter((item) => item.during !== undefined),
    (item) => item.during ?? '',
  );
  const roots = items.filter((item) => item.during === undefined);
  const units = roots.map((item) => growUnit(item, watchersOf));
  const placed = new Set(units.flatMap(listMembers));
  return { units, orphans: items.filter((item) => !placed.has(item)) };
}
