import { ProbeError } from '../../../domain/errors.ts';
import type { SqlSession } from '../contract.ts';
import type { Column, ForeignKey, Table } from './catalog.ts';
import { chooseContent, type Filling } from './choose-content.ts';
import { insertRow } from './insert-row.ts';
import { Mint } from './marker.ts';
import type { PersonPlan } from './plan-person.ts';
import { isRequired } from './reach.ts';
import { listAsText, type MadeRow, matchColumns, readMadeRow } from './rows.ts';

/** Parents of parents that are made; deeper ones must be there. */
const MAX_DEPTH = 6;

/** What people share while they are made. */
export interface Workshop {
  readonly session: SqlSession;
  readonly plan: PersonPlan;
  /** By table: the row that everybody refers to, such as the tenant. */
  readonly chosen: Map<string, MadeRow>;
  /** Rows of other tables that had to be made, in order. */
  readonly made: MadeRow[];
}

/**
 * Values for the foreign keys of a row: first those to the person’s own rows, then to a row that is
 * there or is made. A key that need not be set is left alone, unless others already refer there.
 */
export async function tieKeys(
  shop: Workshop,
  table: Table,
  own: readonly (readonly [key: ForeignKey, row: MadeRow])[],
  later: readonly ForeignKey[] = [],
  depth = 0,
): Promise<Filling[]> {
  const tied = new Map<string, string | null>();
  for (const [key, row] of own) tie(tied, key, row);
  const decided = [...own.map(([key]) => key), ...later];
  for (const key of table.foreignKeys) {
    if (decided.includes(key) || key.target === table.id || isSettled(shop, table, key)) continue;
    const row = shop.chosen.get(key.target);
    if (row !== undefined && fits(tied, key, row)) tie(tied, key, row);
    else if (isRequired(table, key)) tie(tied, key, await findParent(shop, key, tied, depth));
  }
  const columnOf = (name: string) => table.columns.find((one) => one.name === name) as Column;
  return [...tied]
    .filter(([name]) => !shop.plan.given.has(`${table.shown}.${name}`))
    .map(([name, text]) => ({ column: columnOf(name), text }));
}

/** The plan or a default says where it refers to. */
function isSettled({ plan }: Workshop, table: Table, { columns }: ForeignKey): boolean {
  return columns.every((name) => {
    const column = table.columns.find((one) => one.name === name);
    return column?.hasDefault === true || plan.given.has(`${table.shown}.${name}`);
  });
}

function tie(tied: Map<string, string | null>, key: ForeignKey, row: MadeRow): void {
  key.columns.forEach((name, index) => {
    if (tied.has(name)) return;
    tied.set(name, row.values.get(key.targetColumns[index] ?? '') ?? null);
  });
}

function fits(tied: ReadonlyMap<string, string | null>, key: ForeignKey, row: MadeRow): boolean {
  return key.columns.every((name, index) => {
    const target = row.values.get(key.targetColumns[index] ?? '') ?? null;
    return !tied.has(name) || tied.get(name) === target;
  });
}

async function findParent(
  shop: Workshop,
  key: ForeignKey,
  tied: ReadonlyMap<string, string | null>,
  depth: number,
): Promise<MadeRow> {
  const table = shop.plan.catalog.get(key.target);
  if (table === undefined || depth > MAX_DEPTH) {
    throw new ProbeError('config', `No row of ${key.target} could be found or made.`, {
      remedy: 'Put one in, or say in `given` what the columns that refer to it hold.',
    });
  }
  const row = (await readParent(shop, table, key, tied)) ?? (await makeParent(shop, table, depth));
  shop.chosen.set(table.id, row);
  return row;
}

/** The first row there is that has what is already decided, such as the tenant. */
async function readParent(
  { session }: Workshop,
  table: Table,
  key: ForeignKey,
  tied: ReadonlyMap<string, string | null>,
): Promise<MadeRow | undefined> {
  const wanted = key.columns.flatMap((name, index) => {
    const value = tied.get(name);
    return value === undefined || value === null
      ? []
      : [[key.targetColumns[index] ?? '', value] as const];
  });
  const values = new Map(wanted);
  const { text } = matchColumns(table, [...values.keys()], (name) => values.get(name) ?? '');
  const where = values.size === 0 ? '' : `where ${text}`;
  const { rows } = await session.query(
    `select ${listAsText(table)} from ${table.sql} ${where} order by 1 limit 1`,
    [...values.values()],
  );
  return rows[0] === undefined ? undefined : readMadeRow(table, rows[0]);
}

async function makeParent(shop: Workshop, table: Table, depth: number): Promise<MadeRow> {
  const { session, plan } = shop;
  const keys = await tieKeys(shop, table, [], [], depth + 1);
  const names = table.columns.map(({ name }) => `${table.shown}.${name}`);
  const choice = { session, table, mint: new Mint(), given: plan.given, unmarked: new Set(names) };
  const tied = new Set(keys.map(({ column }) => column.name));
  const fillings: Filling[] = [...keys];
  for (const column of table.columns) {
    if (column.isGenerated || tied.has(column.name)) continue;
    fillings.push(await chooseContent(choice, column));
  }
  const { row } = await insertRow(session, table, fillings);
  shop.made.push(row);
  return row;
}
