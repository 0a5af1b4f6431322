import { ProbeError } from '../../domain/errors.ts';
import type { SqlSession } from '../../toolbox/sql/contract.ts';

/** What holds rows: a table, a partition, a materialised view, a foreign table. */
export interface Relation {
  readonly shown: string;
  /** The table at the top of its partitions. */
  readonly table: string;
  /** Quoted, for statements. */
  readonly sql: string;
  readonly columns: readonly string[];
  readonly mayRead: boolean;
  readonly isFiltered: boolean;
}

const NAME = (of: string) =>
  `(select case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = ${of})`;

const RELATIONS = `
select ${NAME('r.oid')} as shown,
       ${NAME('coalesce(case when r.relispartition then pg_partition_root(r.oid)::oid end, r.oid)')}
         as table,
       format('%I.%I', s.nspname, r.relname) as sql,
       (select coalesce(json_agg(a.attname order by a.attnum), '[]') from pg_attribute a
         where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped) as columns,
       has_schema_privilege(s.oid, 'usage') and has_table_privilege(r.oid, 'select') as "mayRead",
       row_security_active(r.oid) as "isFiltered"
  from pg_class r join pg_namespace s on s.oid = r.relnamespace
 where r.relkind in ('r', 'm', 'f') and r.relpersistence <> 't' and r.relispopulated
   and s.nspname <> 'information_schema' and s.nspname !~ '^pg_'
 order by 1`;

/**
 * Everything that holds rows, of every schema but the system’s. Throws ProbeError `auth` that names
 * the grant where the role does not see all: what it does not see would look clean.
 */
export async function listRelations(session: SqlSession): Promise<readonly Relation[]> {
  const { rows } = await session.query(RELATIONS);
  const relations = rows as unknown as readonly Relation[];
  const { user } = await session.identity();
  const closed = relations.filter(({ mayRead }) => !mayRead);
  if (closed[0] !== undefined) {
    throw refuse(`${user} may not read ${name(closed)}`, `grant pg_read_all_data to ${user};`);
  }
  const filtered = relations.filter(({ isFiltered }) => isFiltered);
  if (filtered[0] !== undefined) {
    const what = `Row-level security hides rows of ${name(filtered)} from ${user}`;
    throw refuse(what, `alter role ${user} bypassrls;`);
  }
  await requireLargeObjects(session, user);
  return relations;
}

function name(relations: readonly Relation[]): string {
  const named = relations.slice(0, 5).map(({ shown }) => shown);
  const rest = relations.length > 5 ? ` and ${relations.length - 5} more` : '';
  return named.join(', ') + rest;
}

function refuse(what: string, remedy: string): ProbeError {
  return new ProbeError('auth', `${what}: it would look clean.`, { remedy });
}

async function requireLargeObjects(session: SqlSession, user: string): Promise<void> {
  const { rows } = await session.query(
    `select exists (select from pg_largeobject_metadata) as used,
            has_table_privilege('pg_largeobject', 'select') as readable`,
  );
  if (rows[0]?.['used'] !== true || rows[0]['readable'] === true) return;
  const remedy = `grant select on pg_catalog.pg_largeobject to ${user};`;
  throw refuse(`${user} may not read the large objects`, remedy);
}
