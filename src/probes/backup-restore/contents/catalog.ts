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

/**
 * What a dump without its last section, or of some schemas only, lacks, and the rest of what a
 * schema is made of. `path` is empty, so that types are written with their schema whatever the role
 * or the database has set.
 */
const OBJECTS = `
  with path as materialized (select set_config('search_path', '', true) as value)
  select case c.relkind when 'i' then 'index' when 'I' then 'index' when 'S' then 'sequence'
           when 'm' then 'materialized view' when 'f' then 'foreign table' else 'view' end as kind,
         n.nspname || '.' || c.relname as name, tn.nspname || '.' || t.relname as "table"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_depend d on c.relkind = 'S' and d.classid = 'pg_class'::regclass
     and d.objid = c.oid and d.refclassid = d.classid and d.deptype in ('a', 'i')
    left join pg_index x on x.indexrelid = c.oid
    left join pg_class t on t.oid = coalesce(x.indrelid, d.refobjid)
    left join pg_namespace tn on tn.oid = t.relnamespace
   where c.relkind in ('i', 'I', 'S', 'v', 'm', 'f') and not c.relispartition
     and ${OWN} ${notOfExtension('pg_class', 'c.oid')} and x.indisvalid is not false
  union all
  select 'constraint', k.conname || ' of ' || n.nspname || '.' || c.relname,
         n.nspname || '.' || c.relname
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
   where k.contype in ('c', 'f', 'p', 'u', 'x') and k.conislocal and k.conparentid = 0
     and ${OWN} ${notOfExtension('pg_class', 'c.oid')}
  union all
  select 'trigger', t.tgname || ' of ' || n.nspname || '.' || c.relname,
         n.nspname || '.' || c.relname
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    join pg_namespace n on n.oid = c.relnamespace
   where not t.tgisinternal and t.tgparentid = 0 and ${OWN} ${notOfExtension('pg_class', 'c.oid')}
  union all
  select 'policy', p.polname || ' of ' || n.nspname || '.' || c.relname,
         n.nspname || '.' || c.relname
    from pg_policy p join pg_class c on c.oid = p.polrelid
    join pg_namespace n on n.oid = c.relnamespace
   where ${OWN} ${notOfExtension('pg_class', 'c.oid')}
  union all
  select 'function', n.nspname || '.' || p.proname || '('
         || case when path.value = '' then pg_get_function_identity_arguments(p.oid) end || ')',
         null
    from path cross join pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where ${OWN} ${notOfExtension('pg_proc', 'p.oid')}
  union all
  select 'event trigger', e.evtname, null from pg_event_trigger e
   where true ${notOfExtension('pg_event_trigger', 'e.oid')}
  union all
  select 'publication', p.pubname, null from pg_publication p
   where true ${notOfExtension('pg_publication', 'p.oid')}
  union all
  select 'extension', e.extname, null from pg_extension e`;

const MAX_OBJECTS = 100_000;

/** Ordinary tables of the database, without those of extensions. */
export async function listTables(session: SqlSession): Promise<readonly Table[]> {
  return (await readAll(session, TABLES)) as unknown as readonly Table[];
}

/** Something else than a table. */
export interface CatalogObject {
  /** With its kind: `index public.orders_pkey`. */
  readonly name: string;
  /** Without it. */
  readonly bare: string;
  /** Full name of the table that it goes with, if there is one. */
  readonly table: string;
}

export async function listObjects(session: SqlSession): Promise<readonly CatalogObject[]> {
  return (await readAll(session, OBJECTS)).map((row) => {
    const bare = readText(row, 'name');
    return { name: `${readText(row, 'kind')} ${bare}`, bare, table: readText(row, 'table') };
  });
}

/** They belong to no schema: `pg_dump -n` leaves them out without a word. */
export const LARGE_OBJECTS: Table = {
  name: 'large objects',
  quoted: 'pg_catalog.pg_largeobject_metadata',
  isPartitioned: false,
  estimate: -1,
  bytes: 0,
  isVisible: true,
};

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
