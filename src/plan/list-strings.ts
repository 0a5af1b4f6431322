import type { Json } from '../domain/json.ts';
import type { JsonPath } from './yaml/read-yaml.ts';

/** True if some text in the value may hold a `${NAME}`: quick, and never wrongly false. */
export function mayHoldReference(value: Json): boolean {
  if (typeof value === 'string') return value.includes('${');
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(mayHoldReference);
}

/** Every text in a value, with its path; `skip` names top-level keys that are left out. */
export function* listStrings(
  value: Json,
  skip: readonly string[] = [],
  path: JsonPath = [],
): Generator<{ readonly text: string; readonly path: JsonPath }> {
  if (typeof value === 'string') {
    yield { text: value, path };
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) {
      yield* listStrings(item, [], [...path, index]);
    }
    return;
  }
  for (const [key, item] of Object.entries(value as Readonly<Record<string, Json>>)) {
    if (!skip.includes(key)) yield* listStrings(item, [], [...path, key]);
  }
}
