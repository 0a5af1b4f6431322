import type { SqlSession } from '../../toolbox/sql/contract.ts';
import type { PersonPlan } from '../../toolbox/sql/person/plan-person.ts';

const DEPENDENT = `
with recursive found (oid) as (
  select format('%I.%I', n.nspname, c.relname)::regclass::oid
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname || '.' || c.relname = any ($1::text[])
  union
  select r.ev_class from found
    join pg_depend d on d.refobjid = found.oid and d.refclassid = 'pg_class'::regclass
                    and d.classid = 'pg_rewrite'::regclass
    join pg_rewrite r on r.oid = d.objid)
select format('%I.%I', n.nspname, c.relname) as sql
  from found join pg_class c on c.oid = found.oid join pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'm' and c.relispopulated order by c.oid`;

/**
 * Brings the materialised views that look at tables of the person up to date: as it is with real
 * people, who have been there since the last refresh.
 */
export async function refreshViews(session: SqlSession, { steps }: PersonPlan): Promise<void> {
  const ids = steps.map(({ table }) => table.id);
  const { rows } = await session.query(DEPENDENT, [ids]);
  for (const { sql } of rows) {
    if (typeof sql === 'string') await session.query(`refresh materialized view ${sql}`);
  }
}
