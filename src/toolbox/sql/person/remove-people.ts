import type { SqlSession } from '../contract.ts';
import { quoteName } from '../scratch-database.ts';
import type { Catalog, ForeignKey } from './catalog.ts';
import { listSideTables, type People, type Person } from './make-people.ts';
import type { PersonPlan } from './plan-person.ts';
import type { Lookalike } from './reach.ts';
import { countRow, identify, type MadeRow, matchColumns } from './rows.ts';
import { inSavepoint, inTransaction } from './savepoint.ts';

/** What is still there after the clean-up. */
export interface Leftover {
  readonly table: string;
  readonly rows: number;
}

type Statement = readonly [text: string, values: readonly string[]];

/**
 * Removes the people in reverse order, with the rows that the application made for them in the
 * tables that the walk knows, and rows that triggers made. What can’t be removed is reported.
 */
export async function removePeople(
  session: SqlSession,
  plan: PersonPlan,
  { person, others, parents, sideTables, madeBy }: People,
): Promise<readonly Leftover[]> {
  const people = [...others, person];
  const made = [...people.flatMap(({ rows }) => rows), ...parents];
  const run = async (statements: readonly Statement[]) => {
    for (const [text, values] of statements) {
      await inSavepoint(session, () => session.query(text, values)).catch((error: unknown) => {
        // Each that can’t be removed is found by the count below; a broken connection ends it all.
        if (!(error instanceof Error && 'sqlState' in error)) throw error;
      });
    }
  };
  await inTransaction(session, async () => {
    // A key that is checked at the end would take back everything, not only its own statement.
    await session.query('set constraints all immediate');
    await run([...people.flatMap(listStatements), ...parents.toReversed().map(deleteRow)]);
    // A trigger that keeps what is deleted made rows only now.
    const own = made.map(({ table }) => table.id);
    const side = [...sideTables, ...(await listSideTables(session, own))];
    // Without a key a row can’t be told any more once the application has changed it.
    const keyless = made.filter(({ table }) => table.uniques.length === 0);
    const sides = new Set([...side, ...keyless.map(({ table }) => table.id)]);
    await run([
      ...people.flatMap((one) => listSideStatements(plan.catalog, [...sides], one)),
      ...people.flatMap(({ key }) =>
        plan.lookalikes.map((one) => deleteLookalike(one, key, madeBy)),
      ),
    ]);
  });
  const left = new Map<string, number>();
  for (const row of made) {
    const count = await countRow(session, row);
    if (count > 0) left.set(row.table.shown, (left.get(row.table.shown) ?? 0) + count);
  }
  return [...left].map(([table, rows]) => ({ table, rows }));
}

function listStatements(person: Person): readonly Statement[] {
  const open = person.later.map(({ row, columns }): Statement => {
    const { text, values } = identify(row);
    const list = columns.map((name) => `${quoteName(name)} = null`).join(', ');
    return [`update ${row.table.sql} set ${list} where ${text}`, values];
  });
  const rows = person.rows.toReversed();
  return [...open, ...rows.flatMap((row) => [...deleteReferring(row, rows), deleteRow(row)])];
}

function deleteRow(row: MadeRow): Statement {
  const { text, values } = identify(row);
  return [`delete from ${row.table.sql} where ${text}`, values];
}

/** Rows of the same table that refer to the person’s rows: the application made them. */
function deleteReferring(row: MadeRow, rows: readonly MadeRow[]): readonly Statement[] {
  return row.table.foreignKeys.flatMap((key) =>
    rows
      .filter(({ table }) => table.id === key.target && table.id !== row.table.id)
      .flatMap((target): readonly Statement[] => {
        const condition = matchKey(row, key, target);
        return condition === undefined
          ? []
          : [[`delete from ${row.table.sql} where ${condition.text}`, condition.values]];
      }),
  );
}

function matchKey({ table }: MadeRow, key: ForeignKey, target: MadeRow) {
  const values = new Map(
    key.columns.map((name, index) => [name, target.values.get(key.targetColumns[index] ?? '')]),
  );
  if ([...values.values()].some((value) => value === null || value === undefined)) return undefined;
  return matchColumns(table, key.columns, (name) => values.get(name) ?? '');
}

/** A ledger of erased people, for example. An older row has the number of something else. */
function deleteLookalike({ table, column }: Lookalike, key: string, madeBy: string): Statement {
  const isTheirs = `${quoteName(column.name)} = $1::text::${column.type}`;
  const text = `delete from ${table.sql} where ${isTheirs} and age(xmin) <= age($2::text::xid)`;
  return [text, [key, madeBy]];
}

/** Markers stand nowhere else in the world: a row with one is the person’s. */
function listSideStatements(
  catalog: Catalog,
  sideTables: readonly string[],
  { marks }: Person,
): readonly Statement[] {
  const tokens = [...new Set(marks.map(({ token }) => token))];
  return sideTables.flatMap((id): readonly Statement[] => {
    const table = catalog.get(id);
    if (table === undefined || tokens.length === 0) return [];
    const finds = tokens.map((_, at) => `strpos(lower(holdpoint_row::text), $${at + 1}) > 0`);
    const where = finds.join(' or ');
    return [[`delete from ${table.sql} as holdpoint_row where ${where}`, tokens]];
  });
}
