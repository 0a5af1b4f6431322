import { ProbeError } from '../../../domain/errors.ts';
import type { SqlTool } from '../../sql/contract.ts';

/** The deployed database: read once, read-only. */
export interface Source {
  readonly dsn: string;
  readonly system: string;
  /** 150018 for 15.18. */
  readonly version: number;
  /** Tables, `schema.name` quoted as SQL quotes it, with the rows that the server estimates. */
  readonly rows: ReadonlyMap<string, number>;
  /** Those of them in which the tool keeps its revisions. */
  readonly ownTables: readonly string[];
}

interface TableRow {
  readonly name: string;
  readonly bare: string;
  readonly rows: number;
}

const MAX_TABLES = 100_000;

/**
 * Tables of users and not of extensions. Of one that was never analysed (-1) the server knows no
 * rows: they are guessed from its size, at 100 bytes a row, so that a large one is not taken for an
 * empty one.
 */
const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name, c.relname as bare, case when c.reltuples >= 0 then c.reltuples::float8
         when c.relkind = 'r' then pg_relation_size(c.oid) / 100.0 else 0 end::float8 as rows
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
    and n.nspname not like 'pg\\_%'
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
                      and d.objid = c.oid and d.deptype = 'e')
  order by 1`;

/** Reads identity and sizes of the deployed database. Rejects as the SQL tool does. */
export async function readSource(
  sql: SqlTool,
  dsn: string,
  ownTables: readonly string[],
  signal: AbortSignal,
): Promise<Source> {
  const session = await sql.open(dsn, { access: 'read' }, signal);
  try {
    const { system, version } = await session.identity();
    const found = await session.query(TABLES, [], MAX_TABLES);
    const rows = found.rows as unknown as readonly TableRow[];
    const own = rows.filter(({ bare }) => ownTables.includes(bare));
    if (rows.length > 0 && own.length === 0 && ownTables.length > 0) throw noRevision(ownTables);
    return {
      dsn,
      system,
      version,
      rows: new Map(rows.map((row) => [row.name, Math.round(row.rows)])),
      ownTables: own.map(({ name }) => name),
    };
  } finally {
    await session.close();
  }
}

function noRevision(ownTables: readonly string[]): ProbeError {
  const names = ownTables.join(' or ');
  return new ProbeError('config', `The deployed database has tables, but no ${names}.`, {
    remedy:
      'Name the right database, or `revisionTables` if the tool keeps its revisions elsewhere.',
  });
}
