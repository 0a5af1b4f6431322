import type { Json } from '../domain/json.ts';

const MAX_LENGTH = 60;

/** A value for a message: JSON on one line, cut where it gets long. */
export function quoteValue(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  if (typeof value !== 'string') return String(value);
  const cut = value.length > MAX_LENGTH ? `${value.slice(0, MAX_LENGTH)}…` : value;
  return JSON.stringify(cut);
}

/** What a value is, in the words of YAML. */
export function describeValue(value: Json | undefined): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `the text ${quoteValue(value)}`;
  return typeof value === 'number' ? `the number ${value}` : `the word ${value}`;
}
