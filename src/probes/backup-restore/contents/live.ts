import { ProbeError } from '../../../domain/errors.ts';
import type { SqlIdentity, SqlSession, SqlTool } from '../../../toolbox/sql/contract.ts';
import { SqlError } from '../../../toolbox/sql/failure.ts';
import type { BackupRestoreOptions } from '../options.ts';
import {
  type CatalogObject,
  countRows,
  fullName,
  LARGE_OBJECTS,
  listObjects,
  listTables,
  type Table,
} from './catalog.ts';
import { findNewestRow } from './newest-row.ts';
import { readText } from './row-text.ts';

export interface LiveTable {
  readonly name: string;
  readonly rows: number;
  readonly isPartitioned: boolean;
}

/** The database that is backed up, as it is now. */
export interface Live {
  readonly identity: SqlIdentity;
  readonly tables: readonly LiveTable[];
  readonly largeObjects: number;
  readonly objects: readonly string[];
  /** See findNewestRow. */
  readonly newest: string | null | undefined;
}

/** Tables that are larger are counted only if the plan says so: production has better to do. */
const COUNTED_BYTES = 64 * 1024 * 1024;

const TIMEOUT_MS = 120_000;

/** Only reads; undefined if the plan names no live database. */
export async function readLive(
  options: BackupRestoreOptions,
  beganMs: number,
  sql: SqlTool,
  signal: AbortSignal,
): Promise<Live | undefined> {
  if (options.live === undefined) return undefined;
  const access = { access: 'read', statementTimeoutMs: TIMEOUT_MS } as const;
  const session = await sql.open(options.live, access, signal);
  try {
    return await withGrants(() => readAll(session, options, beganMs));
  } finally {
    await session.close();
  }
}

/** Where the log of the live server stands; undefined if the plan names none. */
export async function readPosition(
  options: BackupRestoreOptions,
  sql: SqlTool,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (options.live === undefined) return undefined;
  const session = await sql.open(options.live, { access: 'read' }, signal);
  try {
    const { rows } = await session.query(
      `select (case when pg_is_in_recovery() then pg_last_wal_replay_lsn()
               else pg_current_wal_lsn() end)::text as lsn`,
    );
    return readText(rows[0], 'lsn');
  } finally {
    await session.close();
  }
}

async function readAll(
  session: SqlSession,
  options: BackupRestoreOptions,
  beganMs: number,
): Promise<Live> {
  const identity = await session.identity();
  const ignored = new Set(options.ignore);
  const limited = listLimited(options);
  const tables: LiveTable[] = [];
  for (const table of await listTables(session)) {
    if (ignored.has(table.name)) continue;
    const rows = await measureRows(session, table, limited.includes(table.name));
    tables.push({ name: table.name, rows, isPartitioned: table.isPartitioned });
  }
  const largeObjects = ignored.has(LARGE_OBJECTS.name)
    ? 0
    : await countRows(session, LARGE_OBJECTS);
  const objects = await listObjects(session);
  return {
    identity,
    tables,
    largeObjects,
    objects: objects.filter((one) => !isIgnored(one, ignored)).map(({ name }) => name),
    newest: await readNewest(session, options, beganMs),
  };
}

/** By its own name, with or without its kind; or because its table is ignored. */
function isIgnored({ name, bare, table }: CatalogObject, ignored: ReadonlySet<string>): boolean {
  return [name, bare, bare.split(' of ')[0] ?? '', table].some((one) => ignored.has(one));
}

async function readNewest(
  session: SqlSession,
  { newest }: BackupRestoreOptions,
  beganMs: number,
): Promise<string | null | undefined> {
  if (newest === undefined || Number.isNaN(beganMs)) return undefined;
  const found = await findNewestRow(session, newest, beganMs);
  if (found !== undefined) return found;
  const name = `${newest.table}.${newest.column}`;
  throw new ProbeError('config', `The live database has no column ${name}.`, {
    remedy: 'Correct `newest`.',
  });
}

/** Tables of which the plan wants a share of the live rows. */
function listLimited({ tables = [] }: BackupRestoreOptions): readonly string[] {
  if (Array.isArray(tables)) return [];
  return Object.entries(tables).flatMap(([name, { atLeast }]) =>
    atLeast === undefined ? [] : [fullName(name)],
  );
}

async function measureRows(session: SqlSession, table: Table, isExact: boolean): Promise<number> {
  // Its rows are those of its partitions, which are measured each by itself.
  if (table.isPartitioned && !isExact) return 0;
  const isKnown = table.estimate >= 0 && !isExact;
  if (isKnown && (table.bytes > COUNTED_BYTES || !table.isVisible)) return table.estimate;
  if (table.isVisible) return await countRows(session, table);
  throw new ProbeError('auth', `The role of \`live\` does not see all rows of ${table.name}.`, {
    remedy: `GRANT SELECT ON ${table.quoted} (or pg_read_all_data) to it, and BYPASSRLS if the table has policies.`,
  });
}

async function withGrants<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SqlError) || error.reason !== 'auth') throw error;
    throw new ProbeError('auth', error.message, {
      cause: error,
      remedy: 'GRANT pg_read_all_data to the role of `live`, or SELECT on what the message names.',
    });
  }
}
