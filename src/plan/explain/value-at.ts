import type { Json } from '../../domain/json.ts';
import type { JsonPath } from '../yaml/read-yaml.ts';

/** The value at a path; undefined where the path leads nowhere. */
export function valueAt(root: Json, path: JsonPath): Json | undefined {
  let value: Json | undefined = root;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) {
      return undefined;
    }
    value = (value as Readonly<Record<string | number, Json>>)[segment];
  }
  return value;
}

/** A path as people write it: `steps[0].url`. */
export function renderPath(path: JsonPath): string {
  return path
    .map((segment, index) => {
      if (typeof segment === 'number') return `[${segment}]`;
      return index === 0 ? segment : `.${segment}`;
    })
    .join('');
}
