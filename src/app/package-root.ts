import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folder of the package, from the sources as well as from any file of dist/. */
export function findPackageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'action.yml'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The package is not complete: action.yml is missing.');
    folder = parent;
  }
  return folder;
}
