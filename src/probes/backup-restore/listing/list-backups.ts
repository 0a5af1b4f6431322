import { open } from 'node:fs/promises';
import { ProbeError } from '../../../domain/errors.ts';
import { listObjects } from '../../../toolbox/s3/list-objects.ts';
import type { Toolbox } from '../../../toolbox/toolbox.ts';
import { keepName } from '../keep-names.ts';
import type { BackupRestoreOptions } from '../options.ts';
import { requireLine } from '../run-line.ts';
import type { Entry } from './entry.ts';
import { parseListing } from './parse-listing.ts';
import { readDirectory } from './read-directory.ts';

type Tools = Pick<Toolbox, 'process' | 'files' | 'environment' | 'http' | 'clock' | 'secret'>;

/** Every backup that the source knows, in no order. */
export async function listBackups(
  options: BackupRestoreOptions,
  tools: Tools,
  signal: AbortSignal,
): Promise<readonly Entry[]> {
  const { directory, list, s3 } = options;
  if (directory !== undefined) return await readDirectory(directory, tools.files, readBounded);
  if (s3 !== undefined) return await listBucket(s3, tools, signal);
  const { stdout } = await requireLine('list', list ?? '', options.env, {}, tools, signal);
  if (stdout.truncated) throw tooLong('The output of `list`');
  return parseListing(stdout.text, 'The output of `list`');
}

async function listBucket(
  s3: NonNullable<BackupRestoreOptions['s3']>,
  tools: Tools,
  signal: AbortSignal,
): Promise<readonly Entry[]> {
  tools.secret.register(s3.secretAccessKey, 's3-secret-access-key');
  const objects = await listObjects(s3, tools, signal);
  return objects
    .filter(({ key }) => !key.endsWith('/'))
    .map(({ key, changedAt, bytes }) => ({
      backup: { id: keepName(key), changedAt, bytes },
      place: { kind: 'object', key },
      file: key,
      isUnfinished: false,
    }));
}

async function readBounded(path: string, maxBytes: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(maxBytes + 1), 0, maxBytes + 1, 0);
    if (bytesRead > maxBytes) throw tooLong(path);
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
