import type { Json } from '../domain/json.ts';

/** Longer than any login, branch or path that GitHub allows. */
const MAX_TEXT = 1_000;
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** What stands at a path of keys; null if it is not there. Only own keys count. */
export function field(value: Json, ...path: readonly string[]): Json {
  let at: Json = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || Array.isArray(at)) return null;
    if (!Object.hasOwn(at, key)) return null;
    at = (at as { readonly [key: string]: Json })[key] ?? null;
  }
  return at;
}

/** A text of one line and a bearable length; undefined for everything else. */
export function readText(value: Json): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > MAX_TEXT) return undefined;
  return /[\p{Cc}\u2028\u2029]/u.test(value) ? undefined : value;
}

export function readNumber(value: Json): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** A whole object name of a commit; the one of zeros, which means none, is undefined. */
export function readCommit(value: Json): string | undefined {
  if (typeof value !== 'string' || !COMMIT.test(value) || /^0+$/.test(value)) return undefined;
  return value;
}
