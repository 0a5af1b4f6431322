import type * as z from 'zod';
import type { Json } from '../domain/json.ts';
import { flattenIssues, pathOf } from './explain/flatten-issues.ts';
import { valueAt } from './explain/value-at.ts';
import { parseTemplate } from './reference.ts';
import type { JsonPath } from './yaml/read-yaml.ts';

const NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/** The variable of a text that is one `${NAME}` and nothing else. */
function onlyVariable(text: Json | undefined): string | undefined {
  if (typeof text !== 'string') return undefined;
  const [part, second] = parseTemplate(text);
  return part?.kind === 'variable' && second === undefined ? part.name : undefined;
}

function readWord(text: Json | undefined): Json | undefined {
  if (typeof text !== 'string') return undefined;
  if (text === 'true' || text === 'false') return text === 'true';
  return NUMBER.test(text) ? Number(text) : undefined;
}

function replaceAt(root: Json, path: JsonPath, value: Json): Json {
  const [segment, ...rest] = path;
  if (segment === undefined) return value;
  if (typeof root !== 'object' || root === null) return root;
  const child = valueAt(root, [segment]) ?? null;
  const inner = replaceAt(child, rest, value);
  if (Array.isArray(root)) return root.map((one: Json, index) => (index === segment ? inner : one));
  return Object.fromEntries(
    Object.entries(root).map(([key, one]) => [key, key === segment ? inner : one]),
  );
}

/**
 * Makes numbers and booleans of resolved texts where the schema takes no text: `samples:
 * ${SAMPLES}`. Only where a whole text is one public variable, because redaction looks at texts
 * alone.
 */
export function coerceResolved(
  schema: z.ZodType,
  written: Json,
  resolved: Json,
  publicNames: readonly string[],
): Json {
  const parsed = schema.safeParse(resolved);
  if (parsed.success) return resolved;
  let coerced = resolved;
  for (const issue of flattenIssues(parsed.error.issues)) {
    const path = pathOf(issue);
    const name = onlyVariable(valueAt(written, path));
    const value = readWord(valueAt(resolved, path));
    if (name === undefined || value === undefined || !publicNames.includes(name)) continue;
    coerced = replaceAt(coerced, path, value);
  }
  return coerced;
}
