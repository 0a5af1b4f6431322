import * as z from 'zod';
import type { Declaration } from '../probes/contract.ts';

/** The parts of a JSON Schema (draft 2020-12) that zod writes. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
}

/**
 * JSON Schema of a kind's options as a plan writes them: before defaults, `${NAME}` not yet
 * filled.
 */
export function readOptionsSchema(declaration: Declaration<unknown>): JsonSchema {
  const { $schema: _, ...schema } = readSchema(declaration.options);
  return schema;
}

/** As written, not as parsed: what has a default may be left out. */
export function readSchema(schema: z.ZodType): JsonSchema {
  const { '~standard': _, ...json } = z.toJSONSchema(schema, { io: 'input' });
  return json as JsonSchema;
}
