import type { Json } from '../domain/json.ts';

/** Characters that a finding shows of what was seen. */
export const EXCERPT_LIMIT = 200;

/**
 * A text in quotes, control characters escaped, at most 200 characters; `from` is where it starts.
 */
export function quoteText(text: string, from = 0): string {
  const start = Math.max(0, Math.min(from, text.length - 1));
  const part = text.slice(start, start + EXCERPT_LIMIT).toWellFormed();
  const quoted = `${start > 0 ? '…' : ''}${JSON.stringify(part)}`;
  // What goes on is cut in any case: the quotes take the part over the limit.
  return quoted.length <= EXCERPT_LIMIT ? quoted : cut(quoted);
}

function cut(text: string): string {
  return `${text.slice(0, EXCERPT_LIMIT - 2).toWellFormed()}…"`;
}

/** JSON as text, at most 200 characters, at a cost bounded by that, however large the value is. */
export function quoteJson(value: Json): string {
  const parts: string[] = [];
  let room = EXCERPT_LIMIT;
  const write = (text: string): boolean => {
    parts.push(text);
    room -= text.length;
    return room >= 0;
  };
  writeJson(value, write);
  const text = parts.join('');
  return text.length <= EXCERPT_LIMIT
    ? text
    : `${text.slice(0, EXCERPT_LIMIT - 1).toWellFormed()}…`;
}

/**
 * Stops as soon as `write` says that there is no more room; so depth is bounded by room as well.
 */
function writeJson(value: Json, write: (text: string) => boolean): boolean {
  if (typeof value === 'string') return write(quoteString(value));
  if (typeof value !== 'object' || value === null) return write(String(value));
  if (isList(value)) return writeList(value, write);
  return writeMembers(value, write);
}

function writeList(value: readonly Json[], write: (text: string) => boolean): boolean {
  if (!write('[')) return false;
  for (const [index, one] of value.entries()) {
    if (index > 0 && !write(',')) return false;
    if (!writeJson(one, write)) return false;
  }
  return write(']');
}

function writeMembers(
  value: { readonly [key: string]: Json },
  write: (text: string) => boolean,
): boolean {
  let separator = '{';
  for (const key in value) {
    if (!write(`${separator}${quoteString(key)}:`)) return false;
    if (!writeJson(value[key] as Json, write)) return false;
    separator = ',';
  }
  return write(separator === '{' ? '{}' : '}');
}

function quoteString(text: string): string {
  return JSON.stringify(text.slice(0, EXCERPT_LIMIT + 1).toWellFormed());
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
