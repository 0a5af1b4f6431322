// Writes what is made from the code: probe pages, JSON Schemas, the tables of README.md. With
// --check it writes nothing and names the files that differ.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderGeneratedFiles } from './generated-files.ts';

const root = join(import.meta.dirname, '..');
const files = await renderGeneratedFiles(root);
const stale = [...files].filter(([path, text]) => {
  const full = join(root, path);
  return !existsSync(full) || readFileSync(full, 'utf8') !== text;
});

if (process.argv.includes('--check')) {
  for (const [path] of stale)
    process.stderr.write(`${path} is not what \`npm run generate\` makes.\n`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    process.stdout.write(`wrote ${path}\n`);
  }
}
