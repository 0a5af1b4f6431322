import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ProbeError } from '../../../domain/errors.ts';
import type { DumpFile } from '../evidence.ts';
import { sumBytes } from '../listing/read-directory.ts';
import { areWhole } from './data-files.ts';
import { findForeign, isGzip, readFormat } from './magic.ts';
import { SqlScan } from './sql-scan.ts';
import { TarWalk } from './tar-walk.ts';

export interface Inspected {
  readonly file: DumpFile;
  /** Roles that a plain dump names. */
  readonly roles: readonly string[];
  /** A plain dump keeps psql from running programs by itself. */
  readonly isRestricted: boolean;
}

/**
 * Reads a dump once, as a stream: its format by its first bytes, its digest, and whether its end is
 * there. Rejects with ProbeError `config` for what is compressed or encrypted in another way.
 */
export async function inspectDump(path: string, signal: AbortSignal): Promise<Inspected> {
  const before = await stat(path);
  if (before.isDirectory()) {
    await refusePhysical(path);
    const bytes = await sumBytes(path);
    const complete = await areWhole(path);
    const file = { format: 'directory', gzip: 'none', bytes, changed: false } as const;
    return {
      file: { ...file, ...(complete === undefined ? {} : { complete }) },
      roles: [],
      isRestricted: false,
    };
  }
  const head = await readHead(path);
  refuseForeign(findForeign(head));
  const read = await readThrough(path, isGzip(head), signal);
  const after = await stat(path);
  const changed = after.size !== before.size || after.mtimeMs !== before.mtimeMs;
  return { ...read, file: { ...read.file, bytes: before.size, changed } };
}

async function refusePhysical(folder: string): Promise<void> {
  if ((await stat(join(folder, 'PG_VERSION')).catch(() => undefined)) === undefined) return;
  throw new ProbeError('config', 'The backup is a physical one: the files of a server.', {
    remedy:
      'Let `fetch` start a server on it, and write a dump (pg_dump -Fc) to $HOLDPOINT_BACKUP_OUT.',
  });
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function refuseForeign(foreign: string | undefined): void {
  if (foreign === undefined) return;
  throw new ProbeError('config', `The backup is ${foreign}, which is not undone here.`, {
    remedy:
      'Give `fetch`, which writes the dump, in plain or by gzip, or the folder of one to $HOLDPOINT_BACKUP_OUT.',
  });
}

/** What every piece of the content is shown to; the first one tells which. */
interface Reader {
  push(piece: Buffer): void;
}

async function readThrough(path: string, isZipped: boolean, signal: AbortSignal) {
  const hash = createHash('sha256');
  const scan = new SqlScan();
  const tar = new TarWalk();
  let format: DumpFile['format'] = 'empty';
  let reader: Reader | undefined;
  let foreign: string | undefined;
  const sink = new Writable({
    write(piece: Buffer, _, done) {
      if (format === 'empty') {
        foreign = findForeign(piece);
        format = readFormat(piece);
        reader = { plain: scan, tar, custom: undefined }[format];
      }
      reader?.push(piece);
      done();
    },
  });
  const source = createReadStream(path, { highWaterMark: 256 * 1024 });
  source.on('data', (piece) => hash.update(piece));
  const isBroken = await drain(source, isZipped, sink, signal);
  refuseForeign(foreign);
  scan.end();
  if (scan.command !== undefined) throw refuseCommand(scan.command);
  const complete = { plain: scan.isComplete, tar: tar.isComplete }[format as string];
  const gzip = isZipped ? (isBroken ? 'broken' : 'whole') : 'none';
  const file = { format, gzip, sha256: hash.digest('hex') } as const;
  return {
    file: { ...file, ...(complete === undefined ? {} : { complete }) },
    roles: scan.roles,
    isRestricted: scan.isRestricted,
  };
}

/** It would be restored elsewhere than into the scratch database, or do something else. */
function refuseCommand(command: string): ProbeError {
  return new ProbeError('config', `The dump gives psql the command ${command}, and was not run.`, {
    remedy: 'Dump one database without --create, or in custom format (pg_dump -Fc).',
  });
}

/** True if the compression breaks off or is damaged. */
async function drain(
  source: ReturnType<typeof createReadStream>,
  isZipped: boolean,
  sink: Writable,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    if (isZipped) await pipeline(source, createGunzip(), sink, { signal });
    else await pipeline(source, sink, { signal });
    return false;
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    if (!isZipped) throw cause;
    return true;
  }
}
