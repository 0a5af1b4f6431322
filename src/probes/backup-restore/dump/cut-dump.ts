import { createReadStream, createWriteStream } from 'node:fs';
import { cp, mkdir, readdir, stat, symlink, truncate } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { requireRoom } from '../work-folder.ts';

/** What a job that breaks off leaves. */
const SHARE = 0.6;

/** A control that restores half of a large database would cost as much as the proof. */
const MAX_BYTES = 8 * 1024 * 1024;

function cutLength(bytes: number): number {
  return Math.min(Math.floor(bytes * SHARE), MAX_BYTES);
}

/** A copy of the dump without its end; of a folder, without the end of its largest file. */
export async function cutDump(path: string, folder: string, signal: AbortSignal): Promise<string> {
  const to = join(folder, 'cut');
  const seen = await stat(path);
  if (seen.isDirectory()) return await cutFolder(path, to, folder);
  const bytes = cutLength(seen.size);
  await requireRoom(folder, bytes);
  if (bytes === 0) await pipeline([], createWriteStream(to), { signal });
  else
    await pipeline(createReadStream(path, { end: bytes - 1 }), createWriteStream(to), { signal });
  return to;
}

async function cutFolder(path: string, to: string, folder: string): Promise<string> {
  const names = await readdir(path);
  const files = await Promise.all(
    names.map(async (name) => ({ name, bytes: (await stat(join(path, name))).size })),
  );
  const data = files.filter(({ name }) => name !== 'toc.dat');
  const largest = (data.length > 0 ? data : files).toSorted((a, b) => b.bytes - a.bytes)[0];
  await mkdir(to);
  for (const { name } of files) {
    if (name !== largest?.name) await symlink(resolve(path, name), join(to, name));
  }
  if (largest === undefined) return to;
  await requireRoom(folder, largest.bytes);
  await cp(join(path, largest.name), join(to, largest.name));
  await truncate(join(to, largest.name), cutLength(largest.bytes));
  return to;
}
