import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import type { Contents } from '../evidence.ts';
import { keepNames } from '../keep-names.ts';

interface ForeignKey {
  readonly name: string;
  /** Full name of the table that it is of. */
  readonly table: string;
  readonly child: string;
  readonly parent: string;
  /** Conditions on the columns of the row `c` that refers, and on the row `p` that is meant. */
  readonly isSet: string;
  readonly isParent: string;
}

/**
 * Columns are compared as the server does it (ri_triggers.c): by the operator of the constraint,
 * which may be of a type such as citext in a schema of its own, and by the collation of the parent.
 * Those of intervals (PostgreSQL 18) compare otherwise, and are left out.
 */
const FOREIGN_KEYS = `
  select k.conname as name, cn.nspname || '.' || c.relname as "table",
         k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent,
         string_agg(format('c.%I is not null', own.attname), ' and ') as "isSet",
         string_agg(format('p.%I operator(%I.%s) c.%I',
             its.attname, n.nspname, o.oprname, own.attname)
           || case when its.attcollation in (0, own.attcollation) then ''
                else format(' collate %I.%I', ln.nspname, l.collname) end, ' and ') as "isParent"
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    join pg_namespace cn on cn.oid = c.relnamespace
    cross join unnest(k.conkey, k.confkey, k.conpfeqop) as pair(own, its, operator)
    join pg_attribute own on own.attrelid = k.conrelid and own.attnum = pair.own
    join pg_attribute its on its.attrelid = k.confrelid and its.attnum = pair.its
    join pg_operator o on o.oid = pair.operator
    join pg_namespace n on n.oid = o.oprnamespace
    left join pg_collation l on l.oid = its.attcollation
    left join pg_namespace ln on ln.oid = l.collnamespace
   where k.contype = 'f' and k.conparentid = 0
     and to_jsonb(k) ->> 'conperiod' is distinct from 'true'
   group by k.oid, k.conname, cn.nspname, c.relname
   order by 3, 1`;

/** More are not counted: one is enough. */
const MAX_COUNTED = 1_000;

/** Rows that refer to a row which is not there, by every foreign key of the catalog. */
export async function findOrphans(
  session: SqlSession,
  ignored: readonly string[],
): Promise<Contents['orphans']> {
  const { rows } = await session.query(FOREIGN_KEYS);
  // One that is NOT VALID may have such rows live: no backup can correct that.
  const keys = (rows as unknown as readonly ForeignKey[]).filter(({ name, table }) => {
    return ![name, `${name} of ${table}`, table].some((one) => ignored.includes(one));
  });
  const found: string[] = [];
  for (const key of keys) {
    const count = await countOrphans(session, key);
    const most = count === MAX_COUNTED ? `${count} or more` : `${count}`;
    if (count > 0) found.push(`${key.child} → ${key.parent} (${key.name}): ${most} rows`);
  }
  const { names, more } = keepNames(found);
  return { checked: keys.length, found: names, more };
}

async function countOrphans(session: SqlSession, key: ForeignKey): Promise<number> {
  const { child, parent, isSet, isParent } = key;
  const { rows } = await session.query(
    `select count(*)::int as count from (
       select from ${child} c where ${isSet}
         and not exists (select from ${parent} p where ${isParent})
        limit ${MAX_COUNTED}) lost`,
  );
  return Number(rows[0]?.['count']);
}
