import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ProbeError } from '../../../domain/errors.ts';
import type { Toolbox } from '../../../toolbox/toolbox.ts';
import type { Archive, DumpFile } from '../evidence.ts';
import { keepName } from '../keep-names.ts';
import { describeRun, type Place, runProgram } from '../restore/programs.ts';
import { readWallTime } from './read-zone.ts';
import { SqlScan } from './sql-scan.ts';

type Tools = Pick<Toolbox, 'process' | 'environment'>;

/** What an archive says of itself, and the roles that it names. */
export interface ReadArchive {
  readonly archive: Archive;
  readonly roles: readonly string[];
  /** See SqlScan. */
  readonly makesPublic: boolean;
}

/**
 * Asks pg_restore for the list of contents, which it gives of an archive that is cut off as well.
 * Rejects with ProbeError `tool-missing` if it is older than the pg_dump that made the archive.
 */
export async function readArchive(
  path: string,
  { gzip }: DumpFile,
  place: Place,
  timeZone: string,
  tools: Tools,
  signal: AbortSignal,
): Promise<ReadArchive> {
  const run = async (...args: string[]) =>
    gzip === 'none'
      ? await runProgram(['pg_restore', ...args, path], place, tools, signal)
      : await runProgram(unzipInto('pg_restore', ...args), place, tools, signal, { BACKUP: path });
  const listed = await run('--list');
  const { exitCode, complaints } = describeRun(listed);
  refuseOld(complaints);
  const { text } = listed.stdout;
  if (exitCode !== 0 || !/^; +TOC Entries: \d/m.test(text)) {
    return { archive: { readable: false, complaints, tables: 0 }, roles: [], makesPublic: false };
  }
  const schema = join(place.folder, 'schema.sql');
  await run('--schema-only', `--file=${schema}`);
  const { roles, makesPublic } = await scanSchema(schema);
  return { archive: parseArchive(text, timeZone), roles, makesPublic };
}

/** By a file: output is redacted, and a role may be called as some variable has it (PGUSER). */
async function scanSchema(path: string): Promise<SqlScan> {
  const scan = new SqlScan();
  // What cannot be read as a whole has not all of its schema.
  const isThere = (await stat(path).catch(() => undefined)) !== undefined;
  if (isThere) for await (const piece of createReadStream(path)) scan.push(piece as Buffer);
  return scan;
}

/** A pipe of gzip into a program of PostgreSQL; the arguments never meet the shell. */
export function unzipInto(...command: readonly string[]): ['sh', ...string[]] {
  return ['sh', '-c', 'gzip -dc -- "$BACKUP" | "$@"', 'sh', ...command];
}

function parseArchive(text: string, timeZone: string): Archive {
  const read = (name: string) => new RegExp(`^; +${name}: (.+)$`, 'm').exec(text)?.[1]?.trim();
  const time = /^; Archive created at (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)/m.exec(text)?.[1];
  const createdAt = time === undefined ? undefined : readWallTime(time, timeZone);
  const database = read('dbname');
  const server = read('Dumped from database version');
  return {
    readable: true,
    complaints: '',
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(database === undefined ? {} : { database: keepName(database) }),
    ...(server === undefined ? {} : { server: keepName(server) }),
    tables: [...text.matchAll(/^\d+; \d+ \d+ TABLE (?!DATA |ATTACH )/gm)].length,
  };
}

function refuseOld(complaints: string): void {
  if (!/unsupported version \(1\./.test(complaints)) return;
  throw new ProbeError('tool-missing', `The dump is of a newer pg_dump: ${complaints}.`, {
    remedy:
      'Install the PostgreSQL client of the version that made the dump, and name it in `bin`.',
  });
}
