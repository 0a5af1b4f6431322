import type { Json } from '../domain/json.ts';

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Two keys that are redacted to the same text must not become one member. */
function findFreeKey(key: string, taken: ReadonlyMap<string, Json>): string {
  let free = key;
  for (let index = 2; taken.has(free); index += 1) free = `${key}#${index}`;
  return free;
}

/** A copy with every string, keys included, put through `redact`. Numbers and booleans stay. */
export function redactStrings(value: Json, redact: (text: string) => string): Json {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((one) => redactStrings(one, redact));
  const members = new Map<string, Json>();
  for (const [key, one] of Object.entries(value)) {
    members.set(findFreeKey(redact(key), members), redactStrings(one, redact));
  }
  // Defines own members, so a key `__proto__` stays a key.
  return Object.fromEntries(members);
}
