import type { Json } from '../../domain/json.ts';

/** Values that earlier steps took from their answers, by name. */
export type Captures = ReadonlyMap<string, string>;

const TEMPLATE = /\{\{\s*([A-Za-z][\w-]{0,40})\s*\}\}/g;

/** In these keys a value would be read as a pattern, in which it could mean anything. */
const PATTERN_KEYS = ['matches', 'notMatches'];

/** The text with each `{{name}}` replaced; a name that is not captured stays as it is. */
export function fillText(
  text: string,
  captures: Captures,
  encode: (value: string) => string = (value) => value,
): string {
  if (captures.size === 0) return text;
  return text.replace(TEMPLATE, (whole, name: string) => {
    const value = captures.get(name);
    return value === undefined ? whole : encode(value);
  });
}

/** As `fillText` in every string of a JSON value, keys and patterns left alone. */
export function fillJson<Value>(value: Value, captures: Captures): Value {
  return captures.size === 0 ? value : (fill(value as Json, captures) as Value);
}

function fill(value: Json, captures: Captures): Json {
  if (typeof value === 'string') return fillText(value, captures);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: Json) => fill(one, captures));
  const members = Object.entries(value).map(([key, one]) => {
    return [key, PATTERN_KEYS.includes(key) ? one : fill(one, captures)] as const;
  });
  return Object.fromEntries(members);
}

/** Names that stand as `{{name}}` anywhere in a value, keys included. */
export function listNames(value: object): readonly string[] {
  const names = [...JSON.stringify(value).matchAll(TEMPLATE)].map((match) => match[1] as string);
  return [...new Set(names)];
}
