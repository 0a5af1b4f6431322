import type { PlannedItem } from '../domain/item.ts';
import { listMembers, type Unit } from './build-units.ts';
import { listAwaited } from './decide-start.ts';

/** Which units can start when; built once, then told of every end. */
export interface Order {
  /** Units that will become ready. */
  readonly free: readonly Unit[];
  /** Units that wait, directly or through others, for themselves. */
  readonly stuck: readonly Unit[];
  /** Units that wait for nothing. */
  listReady(): Unit[];
  /** Units that waited for this item alone. */
  noteEnd(item: PlannedItem): Unit[];
  /** Ids of the soaks that can be green together: none in a group needs another one of it. */
  listSoaks(): string[][];
}

interface Node {
  readonly unit: Unit;
  /** Ids of items of this phase that have to end before the unit starts. */
  readonly awaited: ReadonlySet<string>;
  left: number;
  /** How many soaks, one after the other, end before the unit starts. */
  level: number;
}

/**
 * What a watcher needs has to end before the watched item starts, or it could not start before it.
 */
function createNode(unit: Unit, local: ReadonlySet<string>): Node {
  const awaited = new Set(
    listMembers(unit)
      .flatMap(listAwaited)
      .filter((id) => local.has(id)),
  );
  return { unit, awaited, left: awaited.size, level: 0 };
}

function isSoak({ unit }: Node): boolean {
  return unit.item.soak !== undefined;
}

class UnitOrder implements Order {
  readonly free: Unit[] = [];
  readonly stuck: Unit[];
  readonly #nodes: readonly Node[];
  readonly #waiting = new Map<string, Node[]>();

  constructor(units: readonly Unit[]) {
    const ids = new Set(units.flatMap(listMembers).map((item) => item.id));
    this.#nodes = units.map((unit) => createNode(unit, ids));
    for (const node of this.#nodes) {
      for (const id of node.awaited) this.#listWaiting(id).push(node);
    }
    this.#sort();
    const free = new Set(this.free);
    this.stuck = units.filter((unit) => !free.has(unit));
    for (const node of this.#nodes) node.left = node.awaited.size;
  }

  #listWaiting(id: string): Node[] {
    const waiting = this.#waiting.get(id) ?? [];
    this.#waiting.set(id, waiting);
    return waiting;
  }

  /** Kahn's algorithm over whole units: what never becomes ready waits for itself. */
  #sort(): void {
    const queue = this.#nodes.filter((node) => node.left === 0);
    for (const node of queue) {
      this.free.push(node.unit);
      const level = node.level + (isSoak(node) ? 1 : 0);
      for (const { id } of listMembers(node.unit)) {
        for (const next of this.#waiting.get(id) ?? []) {
          next.level = Math.max(next.level, level);
          next.left -= 1;
          if (next.left === 0) queue.push(next);
        }
      }
    }
  }

  listReady(): Unit[] {
    return this.#nodes.filter((node) => node.awaited.size === 0).map((node) => node.unit);
  }

  noteEnd(item: PlannedItem): Unit[] {
    const ready: Unit[] = [];
    for (const node of this.#waiting.get(item.id) ?? []) {
      node.left -= 1;
      if (node.left === 0) ready.push(node.unit);
    }
    return ready;
  }

  listSoaks(): string[][] {
    const groups = Map.groupBy(this.#nodes.filter(isSoak), (node) => node.level);
    return [...groups.values()].map((nodes) => nodes.map((node) => node.unit.item.id));
  }
}

/**
 * Plans the order of units by what their items need. Ids that are not among them are not awaited.
 */
export function planOrder(units: readonly Unit[]): Order {
  return new UnitOrder(units);
}
