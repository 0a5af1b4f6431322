import type { Position } from '../domain/item.ts';
import { valueAt } from './explain/value-at.ts';
import type { JsonPath, YamlFile } from './yaml/read-yaml.ts';

/** Where a key of the plan stands: in the last file that has it, because that one wins. */
export function locateInFiles(files: readonly YamlFile[], path: JsonPath): Position {
  const file = files.findLast((one) => valueAt(one.json, path) !== undefined) ?? files.at(-1);
  if (file === undefined) throw new RangeError('A plan is made of one file at least.');
  return file.locate(path);
}
