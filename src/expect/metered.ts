import type { Json } from '../domain/json.ts';

/** Thrown when a document costs more reads than its budget. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';
}

/** A view of a document that counts every read, and the way back from the view to the document. */
export interface Metered {
  readonly view: Json;
  readonly unwrap: (value: Json) => Json;
}

/** Levels that cost one read more: a walk hands each node up through all levels above it. */
const LEVELS_A_READ = 8;

/**
 * A hostile document can make a harmless query quadratic, and a loop without `await` cannot be
 * stopped from outside. So the query gets a view that throws BudgetError after `budget` reads; one
 * deep down counts as several.
 */
export function meterReads(document: Json, budget: number): Metered {
  const views = new WeakMap<object, object>();
  const originals = new WeakMap<object, object>();
  let left = budget;
  const spend = (depth: number): void => {
    left -= 1 + Math.floor(depth / LEVELS_A_READ);
    if (left < 0) throw new BudgetError(`more than ${budget} reads`);
  };
  const wrap = (value: unknown, depth: number): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const known = views.get(value);
    if (known !== undefined) return known;
    // A shallow copy: the view of a frozen object would have to return its members as they are.
    const copy = Array.isArray(value) ? [...value] : { ...value };
    const view = new Proxy(copy, {
      get: (target, key) => {
        spend(depth);
        return wrap(Reflect.get(target, key), depth + 1);
      },
      has: (target, key) => {
        spend(depth);
        return Reflect.has(target, key);
      },
    });
    views.set(value, view);
    originals.set(view, value);
    return view;
  };
  return {
    view: wrap(document, 0) as Json,
    unwrap: (value) =>
      typeof value === 'object' && value !== null
        ? ((originals.get(value) ?? value) as Json)
        : value,
  };
}
