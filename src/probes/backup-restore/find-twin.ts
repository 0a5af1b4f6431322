import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { claimedTime } from './began.ts';
import type { DumpFile } from './evidence.ts';
import type { Entry } from './listing/entry.ts';

/** A copy under another name, such as `latest.dump`, is made at once. */
const APART_MS = 3_600_000;

/** Files that are read; each has the same size, which hardly happens by chance. */
const MAX_READ = 3;

/** An earlier backup that is byte for byte the same: a job that sent yesterday’s file once more. */
export async function findTwin(
  newest: Entry,
  earlier: readonly Entry[],
  { sha256, bytes }: DumpFile,
  root: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (sha256 === undefined || bytes === 0) return undefined;
  const older = earlier.filter(({ backup }) => {
    return claimedTime(newest.backup) - claimedTime(backup) > APART_MS;
  });
  const listed = older.find(({ backup }) => backup.sha256 === sha256);
  if (listed !== undefined) return listed.backup.id;
  const alike = older.filter(({ backup, place }) => {
    return backup.bytes === bytes && backup.sha256 === undefined && place?.kind === 'path';
  });
  for (const { backup, place } of alike.slice(0, MAX_READ)) {
    if (place?.kind !== 'path') continue;
    const digest = await digestFile(resolve(root, place.path), signal);
    if (digest === sha256) return backup.id;
  }
  return undefined;
}

/** Undefined for what is no file that can be read here. */
async function digestFile(path: string, signal: AbortSignal): Promise<string | undefined> {
  const seen = await stat(path).catch(() => undefined);
  if (seen?.isFile() !== true) return undefined;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash, { signal });
  return hash.digest('hex');
}
