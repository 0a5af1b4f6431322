import type { Declaration, Resource } from '../probes/contract.ts';

export type Uses = Declaration<unknown>['uses'];
type Mode = 'shared' | 'exclusive';
type Entries = readonly (readonly [Resource, Mode])[];

interface Waiter {
  readonly order: number;
  readonly entries: Entries;
  readonly admit: (release: () => void) => void;
  readonly refuse: (reason: Error) => void;
}

/**
 * Lets work in: so many at once, and never two that use a resource in ways that exclude each other.
 */
export interface Admission {
  /** Resolves with what gives the place back; rejects once the doors are closed. */
  enter(uses: Uses): Promise<() => void>;
  /** Turns away all who wait and all who come later; those inside stay. */
  close(reason: Error): void;
}

function listEntries(uses: Uses): Entries {
  return Object.entries(uses).toSorted(([a], [b]) => (a < b ? -1 : 1)) as [Resource, Mode][];
}

/** Everything that several items use together: exclusive where one of them needs it so. */
export function combineUses(all: readonly Uses[]): Uses {
  const combined: Partial<Record<Resource, Mode>> = {};
  for (const [resource, mode] of all.flatMap(listEntries)) {
    combined[resource] = combined[resource] === 'exclusive' ? 'exclusive' : mode;
  }
  return combined;
}

function conflicts(entries: Entries, modes: ReadonlyMap<Resource, Mode>): boolean {
  return entries.some(([resource, mode]) => {
    const other = modes.get(resource);
    return other === 'exclusive' || (other === 'shared' && mode === 'exclusive');
  });
}

/** What is in use now. */
class Holdings {
  readonly modes = new Map<Resource, Mode>();
  readonly #sharers = new Map<Resource, number>();

  take(entries: Entries): void {
    for (const [resource, mode] of entries) {
      this.modes.set(resource, mode);
      this.#sharers.set(resource, (this.#sharers.get(resource) ?? 0) + 1);
    }
  }

  give(entries: Entries): void {
    for (const [resource] of entries) {
      const left = (this.#sharers.get(resource) ?? 1) - 1;
      this.#sharers.set(resource, left);
      if (left === 0) this.modes.delete(resource);
    }
  }
}

/**
 * Reader-writer locks and a limit, taken together: who waits for a lock holds no place, and who
 * waits for a place holds no lock. Everything is taken at once, so there is no deadlock. First
 * come, first served among those who want the same: a reader who comes after a waiting writer waits
 * behind it.
 */
class Doors implements Admission {
  readonly #held = new Holdings();
  /** Who wants exactly the same waits in one queue, so that only the heads have to be looked at. */
  readonly #queues = new Map<string, Waiter[]>();
  #free: number;
  #order = 0;
  #closed: Error | undefined;

  constructor(limit: number) {
    this.#free = Math.max(1, Math.floor(limit) || 1);
  }

  enter(uses: Uses): Promise<() => void> {
    if (this.#closed !== undefined) return Promise.reject(this.#closed);
    const entries = listEntries(uses);
    const key = entries.join(' ');
    return new Promise((admit, refuse) => {
      const queue = this.#queues.get(key) ?? [];
      this.#queues.set(key, queue);
      queue.push({ order: this.#order, entries, admit, refuse });
      this.#order += 1;
      this.#admitAll();
    });
  }

  close(reason: Error): void {
    this.#closed ??= reason;
    const waiting = [...this.#queues.values()].flat();
    this.#queues.clear();
    for (const waiter of waiting) waiter.refuse(this.#closed);
  }

  #admitAll(): void {
    while (this.#free > 0) {
      const queue = this.#findNext();
      const waiter = queue?.shift();
      if (waiter === undefined) return;
      this.#admit(waiter);
    }
  }

  /**
   * The queue of the one who waits longest among those who can enter without overtaking a rival.
   */
  #findNext(): Waiter[] | undefined {
    const reserved = new Map<Resource, Mode>();
    const queues = [...this.#queues.values()].filter((queue) => queue.length > 0);
    queues.sort((a, b) => (a[0]?.order ?? 0) - (b[0]?.order ?? 0));
    for (const queue of queues) {
      const { entries } = queue[0] as Waiter;
      if (!conflicts(entries, this.#held.modes) && !conflicts(entries, reserved)) return queue;
      for (const [resource, mode] of entries) {
        if (reserved.get(resource) !== 'exclusive') reserved.set(resource, mode);
      }
    }
    return undefined;
  }

  #admit(waiter: Waiter): void {
    this.#free -= 1;
    this.#held.take(waiter.entries);
    let isInside = true;
    waiter.admit(() => {
      if (!isInside) return;
      isInside = false;
      this.#free += 1;
      this.#held.give(waiter.entries);
      this.#admitAll();
    });
  }
}

/** Doors for at most `limit` at once. */
export function createAdmission(limit: number): Admission {
  return new Doors(limit);
}
