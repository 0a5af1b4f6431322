import type { SqlSession } from '../../toolbox/sql/contract.ts';
import type { QueryPerformanceEvidence } from './evidence.ts';

const MAX_SHOWN = 30;

/**
 * An index helps if it is valid, begins with the columns of the key, and has no condition but that
 * the column of the key is not null: nobody looks for null.
 */
const UNINDEXED = `
  select case when n.nspname = 'public' then '' else n.nspname || '.' end || c.relname || ' (' ||
         (select string_agg(a.attname, ', ' order by k.place)
            from unnest(f.conkey) with ordinality k(number, place)
            join pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number) ||
         ')' as name
    from pg_catalog.pg_constraint f
    join pg_catalog.pg_class c on c.oid = f.conrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where f.contype = 'f' and f.conparentid = 0
     and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
     and not exists (
       select from pg_catalog.pg_index i
        where i.indrelid = f.conrelid and i.indisvalid
          and (i.indpred is null
               or pg_catalog.pg_get_expr(i.indpred, i.indrelid)
                = (select format('(%I IS NOT NULL)', a.attname) from pg_catalog.pg_attribute a
                    where a.attrelid = f.conrelid and f.conkey = array[a.attnum]))
          and (select array_agg(i.indkey[place] order by i.indkey[place])
                 from generate_series(0, cardinality(f.conkey) - 1) place)
            = (select array_agg(number order by number) from unnest(f.conkey) number))
   order by c.reltuples desc, name`;

/** Foreign keys whose columns have no index; those of large tables first. */
export async function listUnindexed(
  session: SqlSession,
): Promise<QueryPerformanceEvidence['foreignKeys']> {
  const { rows } = await session.query(UNINDEXED);
  const keys = rows as unknown as readonly { readonly name: string }[];
  const names = [...new Set(keys.map(({ name }) => name.slice(0, 120).toWellFormed()))];
  return {
    unindexed: names.slice(0, MAX_SHOWN),
    omitted: Math.max(0, names.length - MAX_SHOWN),
  };
}
