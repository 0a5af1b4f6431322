import type { Toolbox } from '../../../toolbox/toolbox.ts';
import type { Times } from '../began.ts';
import type { Live } from '../contents/live.ts';
import { readContents } from '../contents/read-contents.ts';
import type { Inspected } from '../dump/inspect-dump.ts';
import type { ReadArchive } from '../dump/read-archive.ts';
import type { ProgramRun, RestoreEvidence } from '../evidence.ts';
import type { BackupRestoreOptions } from '../options.ts';
import { describeRun, type Place, runProgram } from './programs.ts';
import { runRestore } from './run-restore.ts';

/** Foreign keys and counts of a large database take their time; the item has its own limit. */
const STATEMENT_MS = 1_200_000;

type Tools = Pick<Toolbox, 'process' | 'environment' | 'sql'>;

/** A dump on this machine, and what it says of itself. */
export interface Dump {
  readonly path: string;
  readonly inspected: Inspected;
  /** Absent for plain SQL. */
  readonly read: ReadArchive | undefined;
}

interface Request {
  readonly dump: Dump;
  readonly options: BackupRestoreOptions;
  readonly place: Place & { readonly dsn: string };
  readonly live: Live | undefined;
  readonly times: Times;
  readonly isControl: boolean;
}

/** Restores a dump, and looks at what came of it, however the restore ended. */
export async function tryRestore(
  request: Request,
  tools: Tools,
  signal: AbortSignal,
): Promise<RestoreEvidence> {
  const { dump, options, place, live, times } = request;
  const { path, inspected, read } = dump;
  const about = {
    file: inspected.file,
    ...(read === undefined ? {} : { archive: read.archive }),
  };
  if (!canRestore(dump)) return about;
  if (read?.makesPublic === true) await dropPublic(place.dsn, tools.sql, signal);
  const run = await runRestore(path, inspected, options.jobs, place, tools, signal);
  const access = { access: 'read', statementTimeoutMs: STATEMENT_MS } as const;
  const session = await tools.sql.open(place.dsn, access, signal);
  try {
    const contents = await readContents(session, options, live, times);
    const amcheck = await runAmcheck(request, tools, signal);
    return { ...about, run, contents: { ...contents, ...(amcheck && { amcheck }) } };
  } finally {
    await session.close();
  }
}

/** What pg_restore would only refuse; or, a tar file without end, might read for ever. */
function canRestore({ inspected: { file }, read }: Dump): boolean {
  if (file.format === 'empty') return false;
  if (file.format === 'tar' && file.complete !== true) return false;
  return read?.archive.readable !== false;
}

async function dropPublic(dsn: string, sql: Tools['sql'], signal: AbortSignal): Promise<void> {
  const session = await sql.open(dsn, { access: 'write' }, signal);
  try {
    await session.query('drop schema public');
  } finally {
    await session.close();
  }
}

async function runAmcheck(
  { options, place, isControl }: Request,
  tools: Tools,
  signal: AbortSignal,
): Promise<ProgramRun | undefined> {
  if (!options.amcheck || isControl) return undefined;
  const database = new URL(place.dsn).pathname.slice(1);
  const args = ['--install-missing', '--heapallindexed', '--no-password', database] as const;
  return describeRun(await runProgram(['pg_amcheck', ...args], place, tools, signal));
}
