import * as z from 'zod';
import type { Json } from '../domain/json.ts';

const words = new WeakMap<z.ZodType, ReadonlySet<string>>();

/**
 * Words that a schema itself knows: names of members, and the values of enums and literals. They
 * are public, so a secret that is the same text has no need to be hidden where one of them stands.
 */
export function listSchemaWords(schema: z.ZodType): ReadonlySet<string> {
  const known = words.get(schema) ?? new Set(walk(z.toJSONSchema(schema, LENIENT) as Json));
  words.set(schema, known);
  return known;
}

/** A part that JSON Schema can't say has no words for us either. */
const LENIENT = { unrepresentable: 'any' } as const;

function* walk(node: Json): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const one of node as readonly Json[]) yield* walk(one);
    return;
  }
  const { properties, enum: values, const: literal } = node as Readonly<Record<string, Json>>;
  if (typeof properties === 'object' && properties !== null) yield* Object.keys(properties);
  for (const value of [literal, ...(Array.isArray(values) ? (values as Json[]) : [])]) {
    if (typeof value === 'string') yield value;
  }
  for (const one of Object.values(node)) yield* walk(one);
}
