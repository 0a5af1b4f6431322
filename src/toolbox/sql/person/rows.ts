import type { SqlSession } from '../contract.ts';
import { quoteName } from '../scratch-database.ts';
import type { Column, Table } from './catalog.ts';

/** A row that was put in, every column as the server writes it. */
export interface MadeRow {
  readonly table: Table;
  readonly values: ReadonlyMap<string, string | null>;
}

/** A condition for a statement, and its values. */
export interface Condition {
  readonly text: string;
  readonly values: readonly string[];
}

/** `returning` or `select` list that makes a `MadeRow`. */
export function listAsText({ columns }: Table): string {
  return columns.map(({ name }) => `${quoteName(name)}::text as ${quoteName(name)}`).join(', ');
}

export function readMadeRow(table: Table, row: Readonly<Record<string, unknown>>): MadeRow {
  const entries = table.columns.map(({ name }): [string, string | null] => {
    const value = row[name];
    return [name, typeof value === 'string' ? value : null];
  });
  return { table, values: new Map(entries) };
}

/** Finds exactly this row: by its primary key, else a unique index, else all that identifies it. */
export function identify({ table, values }: MadeRow, first = 1): Condition {
  const isFilled = (name: string) => (values.get(name) ?? null) !== null;
  const key = table.uniques.find((names) => names.length > 0 && names.every(isFilled));
  const names =
    key ??
    table.columns
      .filter(isComparable)
      .map(({ name }) => name)
      .filter(isFilled);
  return matchColumns(table, names, (name) => values.get(name) ?? '', first);
}

/** JSON, XML and points have no equality. */
function isComparable({ base, category }: Column): boolean {
  return category !== 'G' && !['json', 'xml', '_json', '_xml'].includes(base);
}

export function matchColumns(
  table: Table,
  names: readonly string[],
  valueFor: (name: string) => string,
  first = 1,
): Condition {
  const parts = names.map((name, index) => {
    const type = table.columns.find((column) => column.name === name)?.type ?? 'text';
    return `${quoteName(name)} = $${first + index}::text::${type}`;
  });
  return { text: parts.join(' and ') || 'false', values: names.map(valueFor) };
}

/** How many rows of these are there. */
export async function countRow(session: SqlSession, row: MadeRow): Promise<number> {
  const { text, values } = identify(row);
  const { rows } = await session.query(
    `select count(*)::int4 as n from ${row.table.sql} where ${text}`,
    values,
  );
  return Number(rows[0]?.['n']);
}

/** Digest of the row as it is now, of some columns or of all; null if it is gone. */
export async function digestRow(
  session: SqlSession,
  row: MadeRow,
  columns?: readonly string[],
): Promise<string | null> {
  const { text, values } = identify(row);
  const what =
    columns === undefined
      ? 'holdpoint_row::text'
      : `row(${columns.map((name) => `holdpoint_row.${quoteName(name)}`).join(', ')})::text`;
  const { rows } = await session.query(
    `select string_agg(md5(${what}), ',' order by md5(${what})) as digest
       from ${row.table.sql} as holdpoint_row where ${text}`,
    values,
  );
  const digest = rows[0]?.['digest'];
  return typeof digest === 'string' ? digest : null;
}
