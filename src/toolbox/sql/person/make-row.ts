import { chooseContent, type Filling } from './choose-content.ts';
import { type InsertedRow, insertRow } from './insert-row.ts';
import type { Mark } from './make-people.ts';
import type { Mint } from './marker.ts';
import type { Step } from './reach.ts';
import type { MadeRow } from './rows.ts';
import { tieKeys, type Workshop } from './tie-keys.ts';

/** Puts a row of the person in, tied to the rows of other tables that are given by their id. */
export async function makeRow(
  shop: Workshop,
  { table, now, later }: Step,
  mint: Mint,
  rows: ReadonlyMap<string, MadeRow>,
): Promise<InsertedRow> {
  const { session, plan } = shop;
  const own = now.flatMap((key) => {
    const row = rows.get(key.target);
    return row === undefined ? [] : [[key, row] as const];
  });
  const fillings = await tieKeys(shop, table, own, later);
  const tied = new Set([
    ...fillings.map(({ column }) => column.name),
    ...later.flatMap(({ columns }) => columns),
    ...table.foreignKeys.filter(({ target }) => target === table.id).flatMap((k) => k.columns),
  ]);
  const choice = { session, table, mint, given: plan.given, unmarked: plan.unmarked };
  for (const column of table.columns) {
    if (column.isGenerated || tied.has(column.name)) continue;
    fillings.push(await chooseContent(choice, column));
  }
  return await insertRow(session, table, fillings);
}

/** Columns of rows that carry a marker, each row with the name of its table. */
export function listMarks(
  fillings: readonly (readonly [table: string, filling: Filling])[],
): readonly Mark[] {
  return fillings.flatMap(([table, { column, marker }]) =>
    marker === undefined ? [] : [{ column: `${table}.${column.name}`, table, ...marker }],
  );
}
