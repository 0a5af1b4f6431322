import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** Folders of the packages whose code is in the bundle, sorted. */
function listPackages(metafile: Metafile): readonly string[] {
  const folders = Object.keys(metafile.inputs).map(
    (path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1],
  );
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

function readLicence(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\b|$)/i.test(name));
  return file === undefined
    ? '(no licence file in the package)'
    : readFileSync(join(folder, file), 'utf8');
}

/**
 * The licence texts of all that is really in the bundle: MIT and its kin ask for the text itself.
 */
export function renderLicences(root: string, metafile: Metafile): string {
  return listPackages(metafile)
    .map((path) => join(root, path))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => {
      const { name, version, license } = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
      ) as Record<string, string>;
      return `${name} ${version} (${license})\n\n${readLicence(folder).trim()}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
