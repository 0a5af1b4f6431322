import type { ScratchDatabase } from '../../toolbox/sql/scratch-database.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import { findBeginning, type Times } from './began.ts';
import { type Live, readLive } from './contents/live.ts';
import { cutDump } from './dump/cut-dump.ts';
import { inspectDump } from './dump/inspect-dump.ts';
import { readArchive } from './dump/read-archive.ts';
import type { BackupRestoreEvidence } from './evidence.ts';
import { fetchBackup } from './fetch-backup.ts';
import { findTwin } from './find-twin.ts';
import { keepNames } from './keep-names.ts';
import { type Chosen, chooseBackup } from './listing/choose-backup.ts';
import type { Entry } from './listing/entry.ts';
import { listBackups } from './listing/list-backups.ts';
import { makeBackup } from './make-backup.ts';
import type { BackupRestoreOptions } from './options.ts';
import { listMissingRoles, requireVersion, withScratch } from './restore/scratch.ts';
import { type Dump, tryRestore } from './restore/try-restore.ts';
import { withWorkFolder } from './work-folder.ts';

type Tool = 'process' | 'files' | 'sql' | 'http' | 'clock' | 'environment' | 'secret';

/** What one look at a backup needs. */
interface Work {
  readonly options: BackupRestoreOptions;
  readonly tools: Pick<Toolbox, Tool>;
  readonly folder: string;
  readonly signal: AbortSignal;
}

type Restored = Pick<BackupRestoreEvidence, 'scratch' | 'missingRoles' | 'restore' | 'control'>;

/** Lists the backups, fetches the newest, restores it, and does the same with a part of it. */
export const collect: Collect<BackupRestoreOptions, BackupRestoreEvidence, Tool> = async (
  options,
  tools,
  { abort },
) => {
  const make = await makeBackup(options, tools, abort);
  // What is there is not the backup that was to be made.
  const isMade = make === undefined || make.exitCode === 0;
  const entries = isMade ? await listBackups(options, tools, abort) : [];
  const chosen = chooseBackup(entries, options.history);
  const { newest, facts } = chosen;
  const tried =
    newest === undefined
      ? {}
      : await withWorkFolder(tools.environment, (folder) =>
          tryBackup(newest, chosen, { options, tools, folder, signal: abort }),
        );
  return {
    now: new Date(tools.clock.now()).toISOString(),
    source: nameSource(options),
    ...facts,
    ...(newest === undefined ? {} : { newest: newest.backup }),
    ...(make === undefined ? {} : { make }),
    ...tried,
  };
};

function nameSource({ directory, s3 }: BackupRestoreOptions): BackupRestoreEvidence['source'] {
  if (directory !== undefined) return 'directory';
  return s3 === undefined ? 'list' : 's3';
}

async function tryBackup(newest: Entry, { earlier }: Chosen, work: Work) {
  const { options, tools, folder, signal } = work;
  const path = await fetchBackup(newest, options, folder, tools, signal);
  const dump = await readDump(path, work);
  const { file } = dump.inspected;
  const beganMs = findBeginning(newest.backup, dump.read?.archive);
  const live = await readLive(options, beganMs, tools.sql, signal);
  const twin = await findTwin(newest, earlier, file, tools.files.root, signal);
  return {
    ...(twin === undefined ? {} : { twin }),
    ...(live === undefined ? {} : { live: describeLive(live) }),
    ...(await restoreTwice(dump, live, beganMs, work)),
  };
}

async function readDump(path: string, { options, tools, folder, signal }: Work): Promise<Dump> {
  const inspected = await inspectDump(path, signal);
  const { file } = inspected;
  if (file.format === 'plain' || file.format === 'empty') {
    return { path, inspected, read: undefined };
  }
  const place = { folder, bin: options.bin };
  const read = await readArchive(path, file, place, options.timeZone, tools, signal);
  return { path, inspected, read };
}

async function restoreTwice(
  dump: Dump,
  live: Live | undefined,
  beganMs: number,
  work: Work,
): Promise<Restored> {
  const { options, tools, folder, signal } = work;
  const others = live === undefined ? [] : [live.identity.system];
  const nowMs = tools.clock.now();
  const times = { beganMs, nowMs };
  return await withScratch(tools.sql, options, others, nowMs, signal, async (database) => {
    const { identity } = database;
    if (dump.read !== undefined) requireVersion(dump.read.archive, identity);
    const request = { options, live, times };
    const into = (dsn: string) => ({ folder, bin: options.bin, dsn });
    const main = { ...request, dump, place: into(database.dsn), isControl: false };
    const restore = await tryRestore(main, tools, signal);
    const roles = [...dump.inspected.roles, ...(dump.read?.roles ?? [])];
    const lacking = await listMissingRoles(tools.sql, database.dsn, roles, signal);
    const control = await runControl(dump, database, request, work);
    return {
      scratch: { system: identity.system, version: identity.version },
      missingRoles: keepNames(lacking),
      restore,
      ...(control === undefined ? {} : { control }),
    };
  });
}

async function runControl(
  dump: Dump,
  database: ScratchDatabase,
  request: { options: BackupRestoreOptions; live: Live | undefined; times: Times },
  work: Work,
): Promise<BackupRestoreEvidence['control']> {
  const { options, tools, folder, signal } = work;
  if (options.control === 'none' || dump.inspected.file.format === 'empty') return undefined;
  const cut = await readDump(await cutDump(dump.path, folder, signal), work);
  const { dsn } = await database.another();
  const place = { folder, bin: options.bin, dsn };
  return await tryRestore({ ...request, dump: cut, place, isControl: true }, tools, signal);
}

function describeLive({ identity, tables, newest }: Live): BackupRestoreEvidence['live'] {
  const rows = tables
    .filter(({ isPartitioned }) => !isPartitioned)
    .reduce((sum, table) => sum + table.rows, 0);
  return {
    system: identity.system,
    database: identity.database,
    tables: tables.length,
    rows: Math.round(rows),
    ...(newest === undefined ? {} : { newest }),
  };
}
