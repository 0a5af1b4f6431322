import type { Json } from '../domain/json.ts';

/** Deep and typed equality; key order does not count. No deeper than the shallower of the two. */
export function isSameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a)) return isList(b) && isSameList(a, b);
  return !isList(b) && isSameObject(a, b);
}

function isSameList(a: readonly Json[], b: readonly Json[]): boolean {
  return a.length === b.length && a.every((one, index) => isSameJson(one, b[index] as Json));
}

function isSameObject(
  a: { readonly [key: string]: Json },
  b: { readonly [key: string]: Json },
): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  // Own keys only: `constructor` is no member of an object that does not carry it.
  return keys.every((key) => Object.hasOwn(b, key) && isSameJson(a[key] as Json, b[key] as Json));
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
