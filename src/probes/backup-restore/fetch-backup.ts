import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ProbeError } from '../../domain/errors.ts';
import { bucketUrl } from '../../toolbox/s3/bucket.ts';
import { download } from '../../toolbox/s3/download.ts';
import { explainStatus } from '../../toolbox/s3/list-objects.ts';
import { signRequest } from '../../toolbox/s3/sign.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Entry } from './listing/entry.ts';
import type { BackupRestoreOptions } from './options.ts';
import { requireLine } from './run-line.ts';
import { requireRoom } from './work-folder.ts';

type Tools = Pick<Toolbox, 'process' | 'files' | 'environment' | 'clock'>;

/** The path of the backup on this machine; fetched into `folder` unless it is here already. */
export async function fetchBackup(
  entry: Entry,
  options: BackupRestoreOptions,
  folder: string,
  tools: Tools,
  signal: AbortSignal,
): Promise<string> {
  const { bytes } = entry.backup;
  const to = join(folder, 'backup');
  if (options.fetch !== undefined) {
    await requireRoom(folder, bytes ?? 0);
    return await runFetch(entry, options, to, tools, signal);
  }
  const { place } = entry;
  if (place === undefined) throw refuse(`The listing names no file of ${entry.backup.id}.`);
  if (place.kind === 'path') return await requirePath(resolve(tools.files.root, place.path));
  if (bytes !== undefined && bytes > options.maxBytes) throw tooLarge(entry, options.maxBytes);
  await requireRoom(folder, bytes ?? 0);
  if (place.kind === 'url') return await fetchUrl(new URL(place.url), options, to, tools, signal);
  return await fetchObject(place.key, options, to, tools, signal);
}

async function runFetch(
  { backup, file, place }: Entry,
  { fetch = '', env }: BackupRestoreOptions,
  to: string,
  tools: Tools,
  signal: AbortSignal,
): Promise<string> {
  const variables = {
    HOLDPOINT_BACKUP_ID: backup.id,
    HOLDPOINT_BACKUP_FILE: place?.kind === 'path' ? place.path : file,
    HOLDPOINT_BACKUP_OUT: to,
  };
  await requireLine('fetch', fetch, env, { variables }, tools, signal);
  if ((await stat(to).catch(() => undefined)) !== undefined) return to;
  throw new ProbeError('config', '`fetch` ended well, and put nothing at $HOLDPOINT_BACKUP_OUT.', {
    remedy: 'Let it write the file, or the folder of a dump in directory format, there.',
  });
}

async function requirePath(path: string): Promise<string> {
  if ((await stat(path).catch(() => undefined)) !== undefined) return path;
  throw refuse(`The newest backup is listed as ${path}, and there is no such file here.`);
}

async function fetchUrl(
  url: URL,
  { maxBytes }: BackupRestoreOptions,
  to: string,
  tools: Tools,
  signal: AbortSignal,
): Promise<string> {
  if (!/^https?:$/.test(url.protocol)) throw refuse(`${url.protocol} is no way to fetch a backup.`);
  const answer = await download({ url, to, maxBytes, variables: proxies(tools) }, signal);
  if (answer.status === 200) return to;
  const shown = `${url.origin}${url.pathname}`;
  throw new ProbeError('status', `${shown} answered ${answer.status}, not 200.`, {
    remedy: 'Correct the `url` of the listing, or give `fetch`.',
  });
}

async function fetchObject(
  key: string,
  { s3, maxBytes }: BackupRestoreOptions,
  to: string,
  tools: Tools,
  signal: AbortSignal,
): Promise<string> {
  if (s3 === undefined) throw refuse('The backup is an object of a bucket that is not named.');
  const url = bucketUrl(s3, key);
  const signed = { method: 'GET', url, region: s3.region, nowMs: tools.clock.now() } as const;
  const headers = signRequest(signed, s3);
  const answer = await download({ url, headers, to, maxBytes, variables: proxies(tools) }, signal);
  if (answer.status !== 200) throw explainStatus(answer, s3);
  return to;
}

function proxies({ environment }: Tools): Readonly<Record<string, string | undefined>> {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].flatMap((one) => [
    one,
    one.toLowerCase(),
  ]);
  return Object.fromEntries(names.map((name) => [name, environment.get(name)]));
}

function tooLarge({ backup }: Entry, maxBytes: number): ProbeError {
  return new ProbeError(
    'output-limit',
    `${backup.id} has ${backup.bytes} bytes, over ${maxBytes}.`,
    {
      remedy: 'Raise `maxBytes`.',
    },
  );
}

function refuse(message: string): ProbeError {
  return new ProbeError('config', message, {
    remedy: 'Give `fetch`, or let the listing name a file or a URL that this machine can reach.',
  });
}
