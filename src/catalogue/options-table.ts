import type { JsonSchema } from './options-schema.ts';

/** One option, named by its path: `expect.status`, `steps[].url`. */
export interface OptionRow {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  /** As a plan would write it; undefined if there is none, or one that says nothing (`{}`). */
  readonly preset?: string;
  readonly description: string;
}

const MAX_DEPTH = 4;

interface Walk {
  readonly root: JsonSchema;
  /** Shapes that are told already, by where. */
  readonly told: Map<string, string>;
}

/** Every option of a schema in its order, nested ones after the one they belong to. */
export function listOptionRows(schema: JsonSchema): readonly OptionRow[] {
  return listProperties(schema, '', 0, { root: schema, told: new Map() });
}

function listProperties(
  schema: JsonSchema,
  prefix: string,
  depth: number,
  walk: Walk,
): readonly OptionRow[] {
  const required = schema.required ?? [];
  return Object.entries(schema.properties ?? {}).flatMap(([key, part]) =>
    listOption(`${prefix}${key}`, part, required.includes(key), depth, walk),
  );
}

function listOption(
  name: string,
  schema: JsonSchema,
  isRequired: boolean,
  depth: number,
  walk: Walk,
): readonly OptionRow[] {
  const shapes = findShapes(schema, name);
  const inner = depth >= MAX_DEPTH ? [] : shapes;
  const twin = inner.length > 0 ? walk.told.get(JSON.stringify(inner[0]?.schema)) : undefined;
  const description = schema.description ?? inner[0]?.schema.description ?? '';
  const same = twin === undefined ? '' : `${description === '' ? '' : ' '}The same as \`${twin}\`.`;
  const row: OptionRow = {
    name,
    type: describeType(schema, walk.root),
    isRequired: isRequired && schema.default === undefined,
    ...readPreset(schema),
    description: `${description}${same}`,
  };
  if (twin !== undefined) return [row];
  for (const shape of inner) walk.told.set(JSON.stringify(shape.schema), name);
  return [row, ...inner.flatMap((shape) => listShape(shape, depth, walk))];
}

function listShape(shape: Shape, depth: number, walk: Walk): readonly OptionRow[] {
  return listProperties(shape.schema, `${shape.name}.`, depth + 1, walk);
}

interface Shape {
  readonly name: string;
  readonly schema: JsonSchema;
}

/** The objects with named keys that an option is or holds: in a list, in a map, in a choice. */
function findShapes(schema: JsonSchema, name: string): readonly Shape[] {
  if (schema.properties !== undefined) return [{ name, schema }];
  const { items, additionalProperties: values } = schema;
  const inList = items === undefined ? [] : findShapes(items, `${name}[]`);
  const inMap = typeof values === 'object' ? findShapes(values, `${name}.<name>`) : [];
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [...inList, ...inMap, ...branches.flatMap((branch) => findShapes(branch, name))];
}

function readPreset({ default: preset }: JsonSchema): { preset?: string } {
  if (preset === undefined || JSON.stringify(preset) === '{}') return {};
  return { preset: typeof preset === 'string' ? preset : JSON.stringify(preset) };
}

/** In words: `text`, `list of int`, `2xx`-like patterns are left to the description. */
export function describeType(schema: JsonSchema, root: JsonSchema): string {
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches !== undefined) {
    return [...new Set(branches.map((branch) => describeType(branch, root)))].join(' or ');
  }
  // The only references that zod writes are to schemas that hold themselves: any JSON.
  if (schema.$ref !== undefined) return 'any JSON';
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((one) => `\`${String(one)}\``).join(', ');
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return 'any JSON';
  return types.map((type) => describeOne(type, schema, root)).join(' or ');
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'true or false',
  null: 'nothing',
};

function describeOne(type: string, schema: JsonSchema, root: JsonSchema): string {
  if (type === 'array') {
    return schema.items === undefined ? 'list' : `list of ${describeInner(schema.items, root)}`;
  }
  if (type !== 'object') return `${WORDS[type] ?? type}${describeRange(schema)}`;
  const { additionalProperties: values } = schema;
  if (schema.properties !== undefined || typeof values !== 'object') return 'map';
  return `map of names to ${describeInner(values, root)}`;
}

function describeInner(schema: JsonSchema, root: JsonSchema): string {
  const type = describeType(schema, root);
  return type.includes(' or ') && type !== WORDS['boolean'] ? `(${type})` : type;
}

function describeRange({ minimum, maximum }: JsonSchema): string {
  const [least, most] = [minimum, maximum].map((bound) =>
    bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : undefined,
  );
  if (least !== undefined && most !== undefined) return ` ${least} to ${most}`;
  if (least !== undefined) return ` from ${least}`;
  return most === undefined ? '' : ` up to ${most}`;
}
