import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { ProbeError } from '../../../domain/errors.ts';
import { compileGlobs } from '../../../domain/glob.ts';
import { listObjects } from '../../../toolbox/s3/list-objects.ts';
import type { Toolbox } from '../../../toolbox/toolbox.ts';
import { keepName } from '../keep-names.ts';
import type { BackupRestoreOptions } from '../options.ts';
import { requireLine } from '../run-line.ts';
import { withWorkFolder } from '../work-folder.ts';
import type { Entry } from './entry.ts';
import { parseListing } from './parse-listing.ts';
import { readDirectory } from './read-directory.ts';

type Tools = Pick<Toolbox, 'process' | 'files' | 'environment' | 'http' | 'clock' | 'secret'>;

const WHAT = 'The output of `list`';
const MAX_LISTING = 4 * 1024 * 1024;

/** Every backup that the source knows, in no order. */
export async function listBackups(
  options: BackupRestoreOptions,
  tools: Tools,
  signal: AbortSignal,
): Promise<readonly Entry[]> {
  const { directory, list, s3 } = options;
  if (directory !== undefined) return await readDirectory(directory, tools.files, readBounded);
  if (s3 !== undefined) return await listBucket(s3, tools, signal);
  return await withWorkFolder(tools.environment, async (folder) => {
    const output = join(folder, 'listing');
    await requireLine('list', list ?? '', options.env, { output }, tools, signal);
    return parseListing(await readBounded(output, MAX_LISTING, WHAT), WHAT);
  });
}

async function listBucket(
  s3: NonNullable<BackupRestoreOptions['s3']>,
  tools: Tools,
  signal: AbortSignal,
): Promise<readonly Entry[]> {
  tools.secret.register(s3.secretAccessKey, 's3-secret-access-key');
  const objects = await listObjects(s3, tools, signal);
  const matches = s3.glob === undefined ? () => true : compileGlobs([s3.glob]);
  return objects
    .filter(({ key }) => !key.endsWith('/') && matches(key.slice(key.lastIndexOf('/') + 1)))
    .map(({ key, changedAt, bytes }) => ({
      backup: { id: keepName(key), changedAt, bytes },
      place: { kind: 'object', key },
      file: key,
      isUnfinished: false,
    }));
}

async function readBounded(path: string, maxBytes: number, what = path): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(maxBytes + 1), 0, maxBytes + 1, 0);
    if (bytesRead > maxBytes) throw tooLong(what);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function tooLong(what: string): ProbeError {
  return new ProbeError('output-limit', `${what} is longer than 4 MiB.`, {
    remedy: 'List only the newest backups.',
  });
}
