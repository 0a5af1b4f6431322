import type { SqlSession } from '../../toolbox/sql/contract.ts';
import type { Hit } from './evidence.ts';
import { anyOf, asLine, LINE, Values } from './match-sql.ts';
import type { Wanted } from './scan.ts';

export const LARGE_OBJECTS = 'pg_largeobject';

/** Pages are 2 KiB: each is searched with the beginning of the next one. */
const PAGES = `(
  select loid,
         ${asLine(`encode(data || coalesce(lead(substr(data, 1, 256)) over w, ''), 'escape')`)}
           as ${LINE}
    from pg_largeobject window w as (partition by loid order by pageno)) as pages`;

export async function scanLargeObjects(
  session: SqlSession,
  { person, other }: Wanted,
): Promise<{ readonly hit?: Hit; readonly digest?: string }> {
  if (!(await areUsed(session))) return {};
  const values = new Values();
  const { rows } = await session.query(
    `select count(distinct loid) filter (where ${anyOf(LINE, person, values)})::int8 as n,
            string_agg(distinct loid::text, ',') filter (where ${anyOf(LINE, other, values)})
              as others from ${PAGES}`,
    values.list,
  );
  const count = Number(rows[0]?.['n'] ?? 0);
  const others = rows[0]?.['others'];
  const where = {
    relation: LARGE_OBJECTS,
    table: LARGE_OBJECTS,
    columns: ['data'],
    columnCount: 1,
  };
  return {
    ...(count === 0 ? {} : { hit: { ...where, rows: count, encodings: ['plain or encoded'] } }),
    ...(typeof others === 'string' ? { digest: others } : {}),
  };
}

/** Removes the objects in which one of them stands. */
export async function unlinkLargeObjects(
  session: SqlSession,
  { person, other }: Wanted,
): Promise<void> {
  if (!(await areUsed(session))) return;
  const values = new Values();
  await session.query(
    `select lo_unlink(loid) from (select distinct loid from ${PAGES}
      where ${anyOf(LINE, [...person, ...other], values)}) as found`,
    values.list,
  );
}

/** Without any, nobody needs the right to read them. */
async function areUsed(session: SqlSession): Promise<boolean> {
  const { rows } = await session.query(
    'select exists (select from pg_largeobject_metadata) as used',
  );
  return rows[0]?.['used'] === true;
}
