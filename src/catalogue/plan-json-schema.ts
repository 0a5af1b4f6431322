import type { Json } from '../domain/json.ts';
import { itemSchema } from '../plan/schema/item-keys.ts';
import { planSchema } from '../plan/schema/plan-schema.ts';
import type { Declaration } from '../probes/contract.ts';
import { type JsonSchema, readOptionsSchema, readSchema } from './options-schema.ts';

type Schema = Record<string, unknown>;

const REFERENCE = { type: 'string', pattern: '\\$\\{' } as const;

/**
 * JSON Schema (draft 2020-12) of the whole plan, for editors: an item has the common keys and
 * exactly one key that names a kind, unless it is skipped. What JSON Schema can't say is in the
 * descriptions.
 */
export function renderPlanSchema(declarations: readonly Declaration<unknown>[]): Json {
  const { $defs: places, ...plan } = readSchema(planSchema);
  const options = declarations.flatMap((declaration) => listOptionDefs(declaration));
  const kinds = declarations.map((declaration) => declaration.kind);
  const properties = Object.fromEntries(
    declarations.map((declaration) => [declaration.kind, renderKindKey(declaration)]),
  );
  const $defs = {
    ...places,
    item: renderItem(kinds, properties),
    probe: {
      type: 'object',
      properties,
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 1,
    },
    ...Object.fromEntries(options),
  };
  // Through text and back, so that it is plain JSON and shares nothing with zod.
  return JSON.parse(JSON.stringify({ ...plan, title: 'Holdpoint plan', $defs })) as Json;
}

function renderItem(kinds: readonly string[], properties: Schema): Schema {
  const { $schema: _, ...common } = readSchema(itemSchema);
  const named = kinds.map((kind) => ({ title: kind, required: [kind] }));
  const isBare = { not: { anyOf: kinds.map((kind) => ({ required: [kind] })) } };
  return {
    ...common,
    description: 'An item of the checklist, and the one probe that checks it.',
    properties: { ...common.properties, ...properties },
    oneOf: [...named, { title: 'skipped', required: ['skip'], ...isBare }],
  };
}

function renderKindKey({ kind, about, options }: Declaration<unknown>): Schema {
  const description = `${about.question} ${about.harm}`;
  const reference = { $ref: `#/$defs/${nameDef(kind)}` };
  // `manual:` with nothing behind it means the defaults, where there are defaults for everything.
  const isOptional = options.safeParse({}).success;
  if (!isOptional) return { description, ...reference };
  return { description, anyOf: [reference, { type: 'null' }] };
}

/** The kind's own schema, and the definitions that it refers to under names of their own. */
function listOptionDefs(declaration: Declaration<unknown>): readonly [string, unknown][] {
  const { kind } = declaration;
  const { $defs = {}, ...schema } = readOptionsSchema(declaration);
  const own = Object.entries($defs).map(
    ([name, part]) => [nameDef(kind, name), adapt(part, kind)] as [string, unknown],
  );
  return [[nameDef(kind), adapt(schema, kind)], ...own];
}

function nameDef(kind: string, part?: string): string {
  return part === undefined ? `kind.${kind}` : `kind.${kind}.${part}`;
}

/** Keys of a schema under which names, and not schemas, stand. */
const MAPS: readonly string[] = ['properties', '$defs'];
/** Formats of the standard; zod writes others too (`starts_with`), always beside a pattern. */
const FORMATS: readonly unknown[] = ['date', 'date-time', 'email', 'ipv4', 'ipv6', 'uri', 'uuid'];
const RESTRICTING = ['enum', 'const', 'pattern', 'format'] as const;
const DATA: readonly string[] = ['default', 'const', 'enum', 'required', 'examples'];

/**
 * Points references to the place where the definitions end up, and lets `${NAME}` stand for texts.
 */
function adapt(value: unknown, kind: string): unknown {
  if (Array.isArray(value)) return value.map((one) => adapt(one, kind));
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).filter(
    ([key, part]) => key !== 'format' || FORMATS.includes(part),
  );
  const entries = known.map(([key, part]): [string, unknown] => {
    if (key === '$ref') return [key, moveReference(String(part), kind)];
    if (DATA.includes(key)) return [key, part];
    // Names are not substituted, so the rules for them stay as they are.
    if (key === 'propertyNames') return [key, part];
    if (MAPS.includes(key)) return [key, adaptMap(part as Schema, kind)];
    return [key, adapt(part, kind)];
  });
  return allowReference(Object.fromEntries(entries) as JsonSchema);
}

function adaptMap(map: Schema, kind: string): Schema {
  return Object.fromEntries(Object.entries(map).map(([name, part]) => [name, adapt(part, kind)]));
}

function moveReference(reference: string, kind: string): string {
  if (reference === '#') return `#/$defs/${nameDef(kind)}`;
  return reference.replace(
    /^#\/\$defs\/(.*)$/,
    (_, name: string) => `#/$defs/${nameDef(kind, name)}`,
  );
}

/**
 * A text that has to look like something may be a `${NAME}` instead. A number may not: what is put
 * in stays a text, and a run would refuse it.
 */
function allowReference(schema: JsonSchema): unknown {
  const { description, default: preset, ...rule } = schema;
  const isRestricted = RESTRICTING.some((key) => rule[key] !== undefined);
  if (rule.type !== 'string' || !isRestricted) return schema;
  return {
    ...(description === undefined ? {} : { description }),
    ...(preset === undefined ? {} : { default: preset }),
    anyOf: [rule, REFERENCE],
  };
}
