import { type Json, setMember } from '../domain/json.ts';

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Two keys that are redacted to the same text must not become one member. */
function findFreeKey(key: string, taken: Readonly<Record<string, Json>>): string {
  let free = key;
  for (let index = 2; Object.hasOwn(taken, free); index += 1) free = `${key}#${index}`;
  return free;
}

/** A copy with every string, keys included, put through `redact`. Numbers and booleans stay. */
export function redactStrings(value: Json, redact: (text: string) => string): Json {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((one) => redactStrings(one, redact));
  const members: Record<string, Json> = {};
  for (const [key, one] of Object.entries(value)) {
    setMember(members, findFreeKey(redact(key), members), redactStrings(one, redact));
  }
  return members;
}
