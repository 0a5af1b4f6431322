import { ProbeError } from '../../../domain/errors.ts';
import type { SqlSession } from '../contract.ts';
import { fixedSettings, inScope, isKept, isOwn, qualified } from './fragments.ts';
import type { CatalogScope } from './read-catalog.ts';
import { readText } from './read-cell.ts';

/** A table with data of its own. Every name is quoted as SQL quotes it. */
export interface TableShape {
  /** `public.orders`: as objects of the catalog are called. */
  readonly name: string;
  /** Without generated columns, which are made of the others. */
  readonly columns: readonly string[];
  /** Columns of the primary key; none where there is no such key. */
  readonly key: readonly string[];
  /** What to select from: without the tables that inherit, with the partitions. */
  readonly source: string;
}

const MAX_TABLES = 10_000;

const TABLES = `
  select ${qualified('n', 'c.relname')} as name, c.relkind = 'p' as "isPartitioned",
    row_security_active(c.oid) as "hidesRows",
    (select jsonb_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
      as columns,
    (select jsonb_agg(quote_ident(a.attname) order by array_position(k.conkey, a.attnum))
     from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = any(k.conkey)
     where k.conrelid = c.oid and k.contype = 'p') as key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join ${fixedSettings}
  where c.relkind in ('r', 'p') and not c.relispartition and ${inScope('n')} and ${isKept('n', 'c')}
    and ${isOwn('pg_class', 'c.oid')}
  order by 1`;

/**
 * Tables that hold data, by name; partitions count as a part of theirs. Rejects as the session
 * does, and with `auth` where row security hides rows from the role: that is not the data.
 */
export async function listTables(
  session: SqlSession,
  { withoutSchemas = [], withoutTables = [] }: CatalogScope = {},
): Promise<readonly TableShape[]> {
  const values = [[...withoutSchemas], [...withoutTables]];
  const { rows } = await session.query(TABLES, values, MAX_TABLES);
  const hidden = rows.find((row) => row['hidesRows'] === true);
  if (hidden !== undefined) throw refuse(readText(hidden, 'name'));
  return rows.map((row) => {
    const name = readText(row, 'name');
    const source = row['isPartitioned'] === true ? name : `only ${name}`;
    return { name, columns: readNames(row['columns']), key: readNames(row['key']), source };
  });
}

/**
 * Two states of a table, cut down to what they have in common: columns of both; the key only if it
 * is still there, else rows are told apart by all that is in them. Undefined if no column is left.
 */
export function intersect(
  before: TableShape,
  after: TableShape,
): readonly [TableShape, TableShape] | undefined {
  const columns = before.columns.filter((one) => after.columns.includes(one));
  if (columns.length === 0 && before.columns.length > 0) return undefined;
  const key = before.key.every((one) => columns.includes(one)) ? before.key : [];
  return [
    { ...before, columns, key },
    { ...after, columns, key },
  ];
}

function readNames(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function refuse(table: string): ProbeError {
  return new ProbeError('auth', `Row security hides rows of ${table} from this role.`, {
    remedy: 'Use a role with BYPASSRLS: alter role … bypassrls.',
  });
}
