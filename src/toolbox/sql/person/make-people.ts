import type { SqlSession } from '../contract.ts';
import { quoteName } from '../scratch-database.ts';
import type { Filling } from './choose-content.ts';
import { listMarks, makeRow } from './make-row.ts';
import { Mint } from './marker.ts';
import type { PersonPlan } from './plan-person.ts';
import { digestRow, identify, type MadeRow } from './rows.ts';
import { inTransaction } from './savepoint.ts';
import { makeSecondRows } from './second-rows.ts';
import type { Workshop } from './tie-keys.ts';

/** A column of the person that carries a marker. */
export interface Mark {
  /** `table.column`. */
  readonly column: string;
  readonly table: string;
  /** What is looked for, in lower case. */
  readonly token: string;
  /** What suffices to find it, and is the same in most columns of the person. */
  readonly stem: string;
  /** All that was written. */
  readonly value: string;
}

export interface Person {
  /** What the command is told: the key as text. */
  readonly key: string;
  readonly rows: readonly MadeRow[];
  readonly mint: Mint;
  /** Keys of a circle, set after the rows. */
  readonly later: readonly LaterKey[];
  readonly marks: readonly Mark[];
  readonly unmarked: readonly { readonly column: string; readonly why: string }[];
}

interface LaterKey {
  readonly row: MadeRow;
  readonly columns: readonly string[];
}

export interface People {
  readonly person: Person;
  /** Somebody of the same shape on either side: `id <= 7` reaches those before, `>=` those after. */
  readonly others: readonly [before: Person, after: Person];
  /** Rows of other tables that had to be made for them. */
  readonly parents: readonly MadeRow[];
  /** Tables into which triggers put rows meanwhile, and changed none. */
  readonly sideTables: readonly string[];
  /** The transaction that made them: rows that are older are not theirs. */
  readonly madeBy: string;
}

/** Makes three people, all or none. */
export async function makePeople(session: SqlSession, plan: PersonPlan): Promise<People> {
  return await inTransaction(session, async () => {
    const shop: Workshop = { session, plan, chosen: new Map(), made: [] };
    const before = await makePerson(shop);
    const person = await makeSecondRows(shop, await makePerson(shop));
    const others = [before, await makePerson(shop)] as const;
    const own = [...person.rows, ...shop.made].map(({ table }) => table.id);
    const sideTables = await listSideTables(session, own);
    return {
      person,
      others,
      parents: shop.made,
      sideTables,
      madeBy: await readTransaction(session),
    };
  });
}

async function makePerson(shop: Workshop): Promise<Person> {
  const mint = new Mint();
  const rows = new Map<string, MadeRow>();
  const fillings: (readonly [table: string, filling: Filling])[] = [];
  for (const step of shop.plan.steps) {
    const made = await makeRow(shop, step, mint, rows);
    rows.set(step.table.id, made.row);
    fillings.push(...made.fillings.map((one) => [step.table.shown, one] as const));
  }
  const later = await setLater(shop, rows);
  const { root, key } = shop.plan;
  return {
    key: rows.get(root.id)?.values.get(key) ?? '',
    rows: [...rows.values()],
    later,
    mint,
    marks: listMarks(fillings),
    unmarked: fillings.flatMap(([table, { column, marker, why }]) =>
      marker !== undefined || why === undefined ? [] : [{ column: `${table}.${column.name}`, why }],
    ),
  };
}

/** Closes the circles: keys whose target was made after the row. */
async function setLater(
  { session, plan }: Workshop,
  rows: ReadonlyMap<string, MadeRow>,
): Promise<readonly LaterKey[]> {
  const set: LaterKey[] = [];
  for (const { table, later } of plan.steps) {
    const row = rows.get(table.id);
    for (const { columns, target, targetColumns } of later) {
      const values = targetColumns.map((name) => rows.get(target)?.values.get(name) ?? null);
      if (row === undefined || values.includes(null)) continue;
      const condition = identify(row, columns.length + 1);
      const list = columns.map((name, index) => `${quoteName(name)} = $${index + 1}`).join(', ');
      await session.query(`update ${table.sql} set ${list} where ${condition.text}`, [
        ...values,
        ...condition.values,
      ]);
      set.push({ row, columns });
    }
  }
  return set;
}

async function readTransaction(session: SqlSession): Promise<string> {
  const { rows } = await session.query('select pg_current_xact_id()::xid::text as id');
  return (rows[0] as unknown as { readonly id: string }).id;
}

/** Tables into which the transaction put rows, and changed none, but for those of its own. */
export async function listSideTables(
  session: SqlSession,
  own: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await session.query(
    `select schemaname || '.' || relname as id from pg_stat_xact_user_tables
      where n_tup_ins > 0 and n_tup_upd = 0`,
  );
  return rows.flatMap(({ id }) => (typeof id === 'string' && !own.includes(id) ? [id] : []));
}

/** Digest of each row as it is now, in the order of the rows; null for one that is gone. */
export async function digestRows(
  session: SqlSession,
  rows: readonly MadeRow[],
): Promise<readonly (string | null)[]> {
  const digests: (string | null)[] = [];
  for (const row of rows) digests.push(await digestRow(session, row));
  return digests;
}
