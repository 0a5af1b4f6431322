import type { Json } from '../../domain/json.ts';

/** A number or boolean of a JSON body stays one. */
export type Captured = string | number | boolean;

/** Values that earlier steps took from their answers, by name. */
export type Captures = ReadonlyMap<string, Captured>;

const TEMPLATE = /\{\{\s*([A-Za-z][\w-]{0,40})\s*\}\}/g;
const WHOLE = /^\{\{\s*([A-Za-z][\w-]{0,40})\s*\}\}$/;

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
    return value === undefined ? whole : encode(String(value));
  });
}

type Fill = (text: string) => Json;

/** As `fillText` in every string of a value, keys and patterns left alone. */
export function fillTexts<Value>(value: Value, captures: Captures): Value {
  if (captures.size === 0) return value;
  return fill(value as Json, (text) => fillText(text, captures)) as Value;
}

/** As `fillTexts`; but a string that is nothing but `{{name}}` becomes the number that it names. */
export function fillJson<Value>(value: Value, captures: Captures): Value {
  if (captures.size === 0) return value;
  const fillOne: Fill = (text) => {
    const [, name = ''] = WHOLE.exec(text) ?? [];
    return captures.get(name) ?? fillText(text, captures);
  };
  return fill(value as Json, fillOne) as Value;
}

function fill(value: Json, fillOne: Fill): Json {
  if (typeof value === 'string') return fillOne(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: Json) => fill(one, fillOne));
  const members = Object.entries(value).map(([key, one]) => {
    return [key, PATTERN_KEYS.includes(key) ? one : fill(one, fillOne)] as const;
  });
  return Object.fromEntries(members);
}

/** Names that stand as `{{name}}` anywhere in a value, keys included. */
export function listNames(value: object): readonly string[] {
  const names = [...JSON.stringify(value).matchAll(TEMPLATE)].map((match) => match[1] as string);
  return [...new Set(names)];
}
