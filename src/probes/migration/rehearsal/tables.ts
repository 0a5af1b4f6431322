import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import type { ClockTool } from '../../../toolbox/toolbox.ts';
import type { TableFacts } from '../evidence.ts';

export interface TableState {
  readonly oid: number;
  /** `schema.name`, quoted as SQL quotes it. */
  readonly name: string;
  readonly bare: string;
  /** Null of a partitioned table, which has no file. */
  readonly file: number | null;
  readonly rows: number;
  readonly pages: number;
  readonly scans: number;
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
}

const MAX_TABLES = 100_000;

const TABLES = `
  select c.oid::int8 as oid, format('%I.%I', n.nspname, c.relname) as name, c.relname as bare,
         nullif(pg_relation_filenode(c.oid)::int8, 0) as file,
         greatest(c.reltuples, 0)::float8 as rows,
         case when c.relkind = 'r' then pg_relation_size(c.oid) / 8192 else 0 end as pages,
         coalesce(s.seq_scan, 0) as scans, coalesce(s.n_tup_ins, 0) as inserted,
         coalesce(s.n_tup_upd, 0) as updated, coalesce(s.n_tup_del, 0) as deleted
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_stat_all_tables s on s.relid = c.oid
  where c.relkind in ('r', 'p') and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'holdpoint_watch')
  order by 2`;

const OTHERS = `
  select count(*)::int as n from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;

const SETTLE_MS = 2_000;

/** A backend hands in what it counted when it ends, which is a moment after its program has. */
async function letOthersEnd(session: SqlSession, clock: ClockTool): Promise<void> {
  const startedMs = clock.now();
  while (clock.now() - startedMs < SETTLE_MS) {
    const { rows } = await session.query(OTHERS);
    if (rows[0]?.['n'] === 0) return;
    await clock.sleep(20, NEVER);
  }
}

const NEVER = new AbortController().signal;

/** Every table of the users, with what the server counted so far. */
export async function readTables(
  session: SqlSession,
  clock: ClockTool,
): Promise<readonly TableState[]> {
  await letOthersEnd(session, clock);
  const { rows } = await session.query(TABLES, [], MAX_TABLES);
  return rows as unknown as readonly TableState[];
}

const INVALID = `
  select format('%I.%I on %s', n.nspname, i.relname, x.indrelid::regclass) as name
  from pg_index x join pg_class i on i.oid = x.indexrelid
    join pg_namespace n on n.oid = i.relnamespace
  where not (x.indisvalid and x.indisready) and n.nspname !~ '^pg_' order by 1`;

/** Indexes that a failed concurrent build left behind: they cost writes and serve no query. */
export async function readInvalidIndexes(session: SqlSession): Promise<readonly string[]> {
  const { rows } = await session.query(INVALID, [], 20);
  return (rows as unknown as readonly { readonly name: string }[]).map(({ name }) => name);
}

/** What happened to the tables that were there before; those without any event are left out. */
export function compareTables(
  before: readonly TableState[],
  after: readonly TableState[],
  deployed: ReadonlyMap<string, number>,
): readonly TableFacts[] {
  const byOid = new Map(after.map((table) => [table.oid, table]));
  const byName = new Map(after.map((table) => [table.name, table]));
  return before.flatMap((old) => {
    const now = byOid.get(old.oid);
    const successor = now ?? byName.get(old.name);
    if (successor === undefined) return [];
    const facts = {
      table: old.name,
      deployedRows: Math.round(deployed.get(old.name) ?? 0),
      copyRows: Math.round(old.rows),
      isRewritten: now === undefined || now.file !== old.file,
      isEmptied: old.rows > 0 && old.file !== null && successor.pages === 0,
      scans: Math.max(0, (now?.scans ?? old.scans) - old.scans),
      deleted: Math.max(0, (now?.deleted ?? old.deleted) - old.deleted),
      updated: Math.max(0, (now?.updated ?? old.updated) - old.updated),
    };
    const isTouched = facts.isRewritten || facts.scans + facts.deleted + facts.updated > 0;
    return isTouched ? [facts] : [];
  });
}

/** Tables in which rows were written between two readings. */
export function findWritten(
  before: readonly TableState[],
  after: readonly TableState[],
  ownTables: readonly string[],
): readonly string[] {
  const byOid = new Map(before.map((table) => [table.oid, table]));
  const sum = (table: TableState | undefined): number =>
    table === undefined ? 0 : table.inserted + table.updated + table.deleted;
  return after
    .filter((table) => !ownTables.includes(table.bare) && sum(table) > sum(byOid.get(table.oid)))
    .map(({ name }) => name);
}
