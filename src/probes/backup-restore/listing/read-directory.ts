import { readdir, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { ProbeError } from '../../../domain/errors.ts';
import { compileGlobs } from '../../../domain/glob.ts';
import type { FilesTool } from '../../../toolbox/toolbox.ts';
import { keepName } from '../keep-names.ts';
import type { BackupRestoreOptions } from '../options.ts';
import type { Entry } from './entry.ts';
import { parseListing } from './parse-listing.ts';

const LISTING = 'backups.json';
const MAX_LISTING_BYTES = 4 * 1024 * 1024;
const MAX_FILES = 20_000;

type Directory = NonNullable<BackupRestoreOptions['directory']>;

/** Backups of a folder: those of its `backups.json`, else by name and time of change. */
export async function readDirectory(
  directory: Directory,
  files: FilesTool,
  readText: (path: string, maxBytes: number) => Promise<string>,
): Promise<readonly Entry[]> {
  const { path, glob } =
    typeof directory === 'string' ? { path: directory, glob: DEFAULT_GLOB } : directory;
  const folder = resolve(files.root, path);
  const names = await readNames(folder, path);
  if (names.includes(LISTING)) {
    const text = await readText(join(folder, LISTING), MAX_LISTING_BYTES);
    return parseListing(text, `${path}/${LISTING}`).map((entry) => placeInside(entry, folder));
  }
  return await readFiles(folder, names, compileGlobs([glob]));
}

const DEFAULT_GLOB = '*.{dump,backup,pgdump,dmp,tar,sql,gz}';

async function readNames(folder: string, path: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new ProbeError('config', `The folder of the backups, ${path}, cannot be listed.`, {
      cause,
      remedy: 'Correct `directory`, or let this user read it.',
    });
  }
}

/** A listing names files of its own folder, not of the whole machine. */
function placeInside(entry: Entry, folder: string): Entry {
  if (entry.place?.kind !== 'path') return entry;
  const path = resolve(folder, entry.place.path);
  if (path.startsWith(folder + sep)) return { ...entry, place: { kind: 'path', path } };
  throw new ProbeError('config', `${LISTING} names ${keepName(entry.file)}, outside its folder.`, {
    remedy: 'Write files relative to the folder of the listing.',
  });
}

async function readFiles(
  folder: string,
  names: readonly string[],
  matches: (name: string) => boolean,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  // Names that lead to the same file, such as `latest.dump`, are one backup.
  const seen = new Set<string>();
  for (const name of [...names].sort().slice(0, MAX_FILES)) {
    const found = await readEntry(folder, name, matches);
    if (found === undefined || seen.has(found.key)) continue;
    seen.add(found.key);
    entries.push(found.entry);
  }
  return entries;
}

async function readEntry(folder: string, name: string, matches: (name: string) => boolean) {
  if (name.startsWith('.')) return undefined;
  const path = join(folder, name);
  const [seen, contents] = await Promise.all([look(path), look(join(path, 'toc.dat'))]);
  if (seen === undefined) return undefined;
  const isDump = seen.isDirectory() ? contents?.isFile() === true : seen.isFile() && matches(name);
  if (!isDump) return undefined;
  const { mtime } = seen.isDirectory() ? (contents ?? seen) : seen;
  const bytes = seen.isDirectory() ? await sumBytes(path) : seen.size;
  const backup = { id: keepName(name), changedAt: mtime.toISOString(), bytes };
  const entry: Entry = { backup, place: { kind: 'path', path }, file: name, isUnfinished: false };
  return { entry, key: `${seen.dev}:${seen.ino}` };
}

/** Size of a dump in directory format: its files, which lie side by side. */
export async function sumBytes(folder: string): Promise<number> {
  const names = await readdir(folder);
  const sizes = await Promise.all(
    names.map(async (name) => (await look(join(folder, name)))?.size),
  );
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

/** Undefined for what is not there, such as a link that leads nowhere. */
async function look(path: string) {
  return await stat(path).catch(() => undefined);
}
