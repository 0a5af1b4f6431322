import type { SqlSession } from '../../toolbox/sql/contract.ts';
import type { ClockTool } from '../../toolbox/toolbox.ts';

/** An idle connection hands in its counters after 10 s (pgstat.c, PGSTAT_IDLE_INTERVAL). */
const IDLE_MS = 10_500;
const STEP_MS = 250;
const MAX_TABLES = 50_000;

export interface TableCounts {
  readonly name: string;
  /** What statements call it: the name without its schema, for a partition that of its table. */
  readonly bare: string;
  /** The table that it is a partition of. */
  readonly root: string | null;
  readonly size: number;
  readonly scans: number;
  readonly rowsRead: number;
}

export interface TableSnapshot {
  readonly resetAt: string | null;
  readonly tables: readonly TableCounts[];
}

const NAME = (schema: string, name: string) =>
  `case when ${schema} = 'public' then ${name}::text else ${schema} || '.' || ${name} end`;

/**
 * As long as it has as many pages as when it was analysed, that count holds: `n_live_tup` is double
 * where one session filled the table and analysed it.
 */
const COUNTS = `
  select ${NAME('s.schemaname', 's.relname')} as name, coalesce(r.relname, s.relname)::text as bare,
         ${NAME('n.nspname', 'r.relname')} as root,
         case when c.relpages > 0 and c.relpages = pg_catalog.pg_relation_size(c.oid)
                                                   / current_setting('block_size')::int
              then c.reltuples else greatest(c.reltuples, s.n_live_tup, 0) end::int8 as size,
         coalesce(s.seq_scan, 0) as scans, coalesce(s.seq_tup_read, 0) as "rowsRead"
    from pg_catalog.pg_stat_user_tables s join pg_catalog.pg_class c on c.oid = s.relid
    left join pg_catalog.pg_class r
      on c.relispartition and r.oid = pg_catalog.pg_partition_root(c.oid)
    left join pg_catalog.pg_namespace n on n.oid = r.relnamespace`;

const RESET = `select stats_reset::text as "resetAt" from pg_catalog.pg_stat_database
                where datname = current_database()`;

/**
 * Connections that have not handed in what they counted; without the right to see their state each
 * may be one.
 */
const UNREPORTED = `
  select count(*)::int as open from pg_catalog.pg_stat_activity
   where datname = current_database() and pid <> pg_backend_pid()
     and backend_type in ('client backend', 'parallel worker')
     and (state_change is null or state_change > clock_timestamp() - $1 * interval '1 ms')`;

/** Waits until the connections have handed in what they counted, and reads it. */
export async function readTables(
  session: SqlSession,
  clock: ClockTool,
  signal: AbortSignal,
): Promise<TableSnapshot> {
  for (let waited = 0; waited < IDLE_MS; waited += STEP_MS) {
    const { rows } = await session.query(UNREPORTED, [IDLE_MS], 1);
    if (rows[0]?.['open'] === 0) break;
    await clock.sleep(STEP_MS, signal);
  }
  const reset = await session.query(RESET, [], 1);
  const { rows } = await session.query(COUNTS, [], MAX_TABLES);
  const resetAt = reset.rows[0]?.['resetAt'];
  return {
    resetAt: typeof resetAt === 'string' ? resetAt : null,
    tables: rows as unknown as readonly TableCounts[],
  };
}

/** What was scanned between two snapshots, most rows at a time first. */
export function compareTables(before: TableSnapshot, after: TableSnapshot): TableCounts[] {
  const earlier = new Map(before.tables.map((one) => [one.name, one]));
  return after.tables
    .map((one) => ({
      ...one,
      scans: one.scans - (earlier.get(one.name)?.scans ?? 0),
      rowsRead: one.rowsRead - (earlier.get(one.name)?.rowsRead ?? 0),
    }))
    .filter(({ scans }) => scans > 0)
    .sort((a, b) => b.rowsRead / b.scans - a.rowsRead / a.scans);
}

/** Partitioned tables, as the sum of their partitions: each may be small where all are not. */
export function addUpPartitions(tables: readonly TableCounts[]): TableCounts[] {
  const byRoot = Map.groupBy(
    tables.filter(({ root }) => root !== null),
    ({ root }) => root ?? '',
  );
  return [...byRoot].map(([name, parts]) => ({
    name,
    bare: parts[0]?.bare ?? name,
    root: null,
    size: parts.reduce((sum, { size }) => sum + size, 0),
    scans: Math.max(...parts.map(({ scans }) => scans)),
    rowsRead: parts.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
  }));
}

/** Counters never go down, unless they began anew. */
export function hasBegunAnew(before: TableSnapshot, after: TableSnapshot): boolean {
  const later = new Map(after.tables.map((one) => [one.name, one]));
  return (
    before.resetAt !== after.resetAt ||
    before.tables.some((one) => one.scans > (later.get(one.name)?.scans ?? one.scans))
  );
}
