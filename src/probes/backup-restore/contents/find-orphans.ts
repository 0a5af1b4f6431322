import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import type { Contents } from '../evidence.ts';
import { keepNames } from '../keep-names.ts';

interface ForeignKey {
  readonly name: string;
  readonly child: string;
  readonly parent: string;
  readonly own: readonly string[];
  readonly referenced: readonly string[];
}

/** Those of intervals (PostgreSQL 18) compare otherwise, and are left out. */
const FOREIGN_KEYS = `
  select k.conname as name, k.conrelid::regclass::text as child,
         k.confrelid::regclass::text as parent,
         (select json_agg(quote_ident(a.attname) order by u.at)
            from unnest(k.conkey) with ordinality u(num, at)
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num) as own,
         (select json_agg(quote_ident(a.attname) order by u.at)
            from unnest(k.confkey) with ordinality u(num, at)
            join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num) as referenced
    from pg_constraint k
   where k.contype = 'f' and k.conparentid = 0
     and to_jsonb(k) ->> 'conperiod' is distinct from 'true'
   order by 2, 1`;

/** More are not counted: one is enough. */
const MAX_COUNTED = 1_000;

/** Rows that refer to a row which is not there, by every foreign key of the catalog. */
export async function findOrphans(session: SqlSession): Promise<Contents['orphans']> {
  const { rows } = await session.query(FOREIGN_KEYS);
  const keys = rows as unknown as readonly ForeignKey[];
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
  const isSet = key.own.map((column) => `c.${column} is not null`).join(' and ');
  const joins = key.own.map((column, at) => `p.${key.referenced[at]} = c.${column}`).join(' and ');
  const { rows } = await session.query(
    `select count(*)::int as count from (
       select from ${key.child} c where ${isSet}
         and not exists (select from ${key.parent} p where ${joins})
        limit ${MAX_COUNTED}) lost`,
  );
  return Number(rows[0]?.['count']);
}
