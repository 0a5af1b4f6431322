import type * as z from 'zod';
import type { JsonPath } from '../yaml/read-yaml.ts';

/** The parts of a zod definition that lead to an inner schema. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly items?: readonly z.core.$ZodType[];
  readonly getter?: () => z.core.$ZodType;
  readonly in?: z.core.$ZodType;
}

/** A schema without its wrappers, and the first description on the way in. */
export interface Unwrapped {
  readonly schema: z.core.$ZodType;
  readonly description?: string;
}

function definitionOf(schema: z.core.$ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}

function innerOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const { innerType, getter, type, in: input } = definitionOf(schema);
  return innerType ?? (type === 'lazy' ? getter?.() : undefined) ?? input;
}

export function unwrapSchema(schema: z.core.$ZodType): Unwrapped {
  let current = schema;
  let description: string | undefined;
  for (let depth = 0; depth < 20; depth += 1) {
    description ??= (current as { description?: string }).description;
    const inner = innerOf(current);
    if (inner === undefined) break;
    current = inner;
  }
  return description === undefined ? { schema: current } : { schema: current, description };
}

function childrenOf(schema: z.core.$ZodType, segment: string | number): readonly z.core.$ZodType[] {
  const { schema: inner } = unwrapSchema(schema);
  const { shape, element, valueType, options, items } = definitionOf(inner);
  if (shape !== undefined) {
    const child = Object.hasOwn(shape, segment) ? shape[segment] : undefined;
    return child === undefined ? [] : [child];
  }
  if (options !== undefined) return options.flatMap((option) => childrenOf(option, segment));
  const child = element ?? items?.[Number(segment)] ?? valueType;
  return child === undefined ? [] : [child];
}

/** The schema that stands at a path; through unions, the first branch that has it. */
export function schemaAt(root: z.core.$ZodType, path: JsonPath): z.core.$ZodType | undefined {
  let candidates: readonly z.core.$ZodType[] = [root];
  for (const segment of path) {
    candidates = candidates.flatMap((schema) => childrenOf(schema, segment)).slice(0, 20);
  }
  return candidates[0];
}

/**
 * The keys that a map at this path may have, over all branches of a union; none if it is no map.
 */
export function keysAt(root: z.core.$ZodType, path: JsonPath): readonly string[] {
  const schema = schemaAt(root, path);
  if (schema === undefined) return [];
  const { schema: inner } = unwrapSchema(schema);
  const { shape, options } = definitionOf(inner);
  if (shape !== undefined) return Object.keys(shape);
  return [...new Set(options?.flatMap((option) => keysAt(option, [])))];
}

/** What the schema at a path says about itself. */
export function descriptionAt(root: z.core.$ZodType, path: JsonPath): string | undefined {
  const schema = schemaAt(root, path);
  return schema === undefined ? undefined : unwrapSchema(schema).description;
}
