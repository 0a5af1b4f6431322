import { ProbeError } from '../../../domain/errors.ts';
import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import type { BackupRestoreOptions } from '../options.ts';
import { fullName } from './catalog.ts';
import { readText } from './row-text.ts';

type Newest = NonNullable<BackupRestoreOptions['newest']>;

const COLUMN = `
  select format_type(a.atttypid, null) as type,
         quote_ident(n.nspname) || '.' || quote_ident(c.relname) as "table",
         quote_ident(a.attname) as "column"
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
   where n.nspname || '.' || c.relname = $1 and a.attname = $2 and a.attnum > 0
     and not a.attisdropped`;

/** The parameter as a value of the column's type, so that an index on it can be used. */
const LIMITS: Readonly<Record<string, string>> = {
  'timestamp with time zone': 'to_timestamp($1)',
  'timestamp without time zone': `(to_timestamp($1) at time zone 'UTC')`,
  date: `(to_timestamp($1) at time zone 'UTC')::date`,
};

/**
 * Time of the newest row that is not from after `untilMs`: one with a time to come would hide that
 * all others are old. Null without such a row; undefined without the table or column.
 */
export async function findNewestRow(
  session: SqlSession,
  { table, column }: Newest,
  untilMs: number,
): Promise<string | null | undefined> {
  const { rows } = await session.query(COLUMN, [fullName(table), column]);
  const [found] = rows;
  if (found === undefined) return undefined;
  const limit = LIMITS[readText(found, 'type')];
  if (limit === undefined) {
    throw new ProbeError('config', `${table}.${column} is ${readText(found, 'type')}, no time.`, {
      remedy: 'Name a column of type timestamptz, timestamp or date in `newest`.',
    });
  }
  const name = readText(found, 'column');
  const answer = await session.query(
    `select extract(epoch from max(${name}))::float8 as at from ${readText(found, 'table')}
      where ${name} <= ${limit}`,
    [untilMs / 1_000],
  );
  const at = answer.rows[0]?.['at'];
  return typeof at === 'number' ? new Date(Math.floor(at * 1_000)).toISOString() : null;
}
