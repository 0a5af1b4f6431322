import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import type { Contents } from '../evidence.ts';
import { keepNames } from '../keep-names.ts';
import { readText } from './row-text.ts';

/** Sequences that a column owns (serial, identity) or whose next value is its default. */
const SEQUENCES = `
  with used as (
    select objid as seq, refobjid as rel, refobjsubid as num from pg_depend
     where classid = 'pg_class'::regclass and refclassid = 'pg_class'::regclass
       and deptype in ('a', 'i') and refobjsubid > 0
    union
    select d.refobjid, f.adrelid, f.adnum from pg_depend d
      join pg_attrdef f on f.oid = d.objid
     where d.classid = 'pg_attrdef'::regclass and d.refclassid = 'pg_class'::regclass)
  select n.nspname || '.' || c.relname as name, s.seqrelid::regclass::text as sequence,
         used.rel::regclass::text as "table", quote_ident(a.attname) as "column",
         s.seqincrement < 0 as "isFalling", s.seqincrement::text as step
    from used join pg_sequence s on s.seqrelid = used.seq
    join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = used.rel and a.attnum = used.num
   where not s.seqcycle and a.atttypid in (20, 21, 23, 1700)
   order by 2, 3`;

/** Sequences that would next give out a value which is taken: the first INSERT would fail. */
export async function findBehind(
  session: SqlSession,
  ignored: readonly string[],
): Promise<Contents['sequences']> {
  const found = (await session.query(SEQUENCES)).rows;
  // A table that is filled with numbers of its own may be so live: no backup can correct that.
  const rows = found.filter((row) => !ignored.includes(readText(row, 'name')));
  const behind: string[] = [];
  for (const row of rows) {
    const [sequence, table, column, step] = ['sequence', 'table', 'column', 'step'].map((name) =>
      readText(row, name),
    );
    const [end, order] = row['isFalling'] === true ? ['min', '>='] : ['max', '<='];
    const answer = await session.query(
      `with s as (select last_value::numeric + case when is_called then ${step} else 0 end as next
                    from ${sequence}),
            t as (select ${end}(${column})::numeric as top from ${table})
       select next::text as next, top::text as top from s, t where next ${order} top`,
    );
    const [taken] = answer.rows;
    if (taken === undefined) continue;
    behind.push(
      `${sequence} gives ${readText(taken, 'next')}, ${table}.${column} has ${readText(taken, 'top')}`,
    );
  }
  const { names, more } = keepNames(behind);
  return { checked: rows.length, behind: names, more };
}
