import { ProbeError } from '../../../domain/errors.ts';
import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import { readText } from './row-text.ts';

export interface Table {
  /** `schema.table`, for people. */
  readonly name: string;
  /** Quoted, for statements. */
  readonly quoted: string;
  /** Its rows are those of its partitions. */
  readonly isPartitioned: boolean;
  /** By the last ANALYZE; negative if there was none. */
  readonly estimate: number;
  readonly bytes: number;
  /** This role sees all of its rows: it may select, and no policy hides some. */
  readonly isVisible: boolean;
}

const OWN = `n.nspname not in ('pg_catalog', 'information_schema')
  and n.nspname !~ '^pg_(toast|temp)' `;

const notOfExtension = (table: string, oid: string) =>
  `and not exists (select from pg_depend d where d.classid = '${table}'::regclass
     and d.objid = ${oid} and d.deptype = 'e') `;

const TABLES = `
  select n.nspname || '.' || c.relname as name,
         quote_ident(n.nspname) || '.' || quote_ident(c.relname) as quoted,
         c.relkind = 'p' as "isPartitioned", c.reltuples::float8 as estimate,
         pg_relation_size(c.oid)::float8 as bytes,
         has_table_privilege(c.oid, 'select') and not row_security_active(c.oid) as "isVisible"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and ${OWN} ${notOfExtension('pg_class', 'c.oid')}
   order by 1`;

/** What a dump without its last section lacks, and the rest of what a schema is made of. */
const OBJECTS = `
  select case c.relkind when 'i' then 'index ' when 'I' then 'index ' when 'S' then 'sequence '
           when 'm' then 'materialized view ' else 'view ' end
         || n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('i', 'I', 'S', 'v', 'm') and not c.relispartition
     and ${OWN} ${notOfExtension('pg_class', 'c.oid')}
     and not exists (select from pg_index i where i.indexrelid = c.oid and not i.indisvalid)
  union all
  select 'constraint ' || k.conname || ' of ' || n.nspname || '.' || c.relname
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
   where k.contype in ('c', 'f', 'p', 'u', 'x') and k.conislocal and k.conparentid = 0
     and ${OWN} ${notOfExtension('pg_class', 'c.oid')}
  union all
  select 'trigger ' || t.tgname || ' of ' || n.nspname || '.' || c.relname
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    join pg_namespace n on n.oid = c.relnamespace
   where not t.tgisinternal and t.tgparentid = 0 and ${OWN} ${notOfExtension('pg_class', 'c.oid')}
  union all
  select 'function ' || n.nspname || '.' || p.proname
         || '(' || pg_get_function_identity_arguments(p.oid) || ')'
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where ${OWN} ${notOfExtension('pg_proc', 'p.oid')}`;

const MAX_OBJECTS = 100_000;

/** Ordinary tables of the database, without those of extensions. */
export async function listTables(session: SqlSession): Promise<readonly Table[]> {
  return (await readAll(session, TABLES)) as unknown as readonly Table[];
}

/** Everything else by kind and name: `index public.orders_pkey`. */
export async function listObjects(session: SqlSession): Promise<readonly string[]> {
  return (await readAll(session, OBJECTS)).map((row) => readText(row, 'name'));
}

async function readAll(session: SqlSession, query: string) {
  const { rows, truncated } = await session.query(query, [], MAX_OBJECTS);
  if (!truncated) return rows;
  throw new ProbeError('output-limit', `The database has more than ${MAX_OBJECTS} objects.`);
}

/** `orders` is that of the schema public. */
export function fullName(table: string): string {
  return table.includes('.') ? table : `public.${table}`;
}

export async function countRows(session: SqlSession, table: Table): Promise<number> {
  const counts = await countAll(session, [table]);
  return counts.get(table.name) ?? 0;
}

/** Some tables at a time: hundreds of small ones would cost a way to the server each. */
const COUNTED_AT_ONCE = 50;

/** Rows by name. */
export async function countAll(
  session: SqlSession,
  tables: readonly Table[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (let from = 0; from < tables.length; from += COUNTED_AT_ONCE) {
    const some = tables.slice(from, from + COUNTED_AT_ONCE);
    const parts = some.map(
      ({ quoted }, at) => `select ${at} as at, count(*)::float8 as count from ${quoted}`,
    );
    const { rows } = await session.query(parts.join(' union all '));
    for (const row of rows) {
      const table = some[Number(row['at'])];
      if (table !== undefined) counts.set(table.name, Number(row['count']));
    }
  }
  return counts;
}
