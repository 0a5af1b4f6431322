import { compareRows } from '../../../toolbox/sql/catalog/compare-rows.ts';
import { readNumber } from '../../../toolbox/sql/catalog/read-cell.ts';
import { intersect, listTables, type TableShape } from '../../../toolbox/sql/catalog/tables.ts';
import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import type { Loss } from '../evidence.ts';
import type { Baseline } from './baseline.ts';
import { type World, withSession } from './world.ts';

/**
 * What became of the rows that the baseline has, in the columns that it has: tables in which
 * something is lost or changed. Rows that came since don’t count.
 */
export async function compareData(
  world: World,
  baseline: Baseline,
  dsn: string,
): Promise<readonly Loss[]> {
  return await withSession(
    world,
    baseline.dsn,
    async (before) =>
      await withSession(world, dsn, async (after) => {
        const tables = new Map(
          (await listTables(after, world.scope)).map((one) => [one.name, one]),
        );
        const losses: Loss[] = [];
        for (const table of baseline.tables) {
          const loss = await compareTable(
            baseline,
            { before, after },
            table,
            tables.get(table.name),
          );
          if (loss.lost + loss.changed + loss.columns.length > 0) losses.push(loss);
        }
        return losses;
      }),
  );
}

interface Pair {
  readonly before: SqlSession;
  readonly after: SqlSession;
}

async function compareTable(
  baseline: Baseline,
  { before, after }: Pair,
  table: TableShape,
  other: TableShape | undefined,
): Promise<Loss> {
  const pair = other === undefined ? undefined : intersect(table, other);
  if (pair === undefined) {
    const { rows } = await baseline.digest(before, table);
    return { ...startLoss(table), rowsBefore: rows, rowsAfter: 0, lost: rows };
  }
  const [old, young] = pair;
  const changes = await compareRows(
    { session: before, table: old, digest: await baseline.digest(before, old) },
    { session: after, table: young },
  );
  const gone = table.columns.filter((column) => !old.columns.includes(column));
  const columns = [...changes.columns, ...(await countValues(before, table, gone))];
  return {
    table: table.name,
    rowsBefore: changes.rowsBefore,
    rowsAfter: changes.rowsAfter,
    lost: changes.lost,
    changed: changes.changed,
    hasKey: old.key.length > 0,
    columns: columns.map(([column, values]) => ({ column, values })),
  };
}

function startLoss({ name, key }: TableShape): Omit<Loss, 'rowsBefore' | 'rowsAfter' | 'lost'> {
  return { table: name, changed: 0, hasKey: key.length > 0, columns: [] };
}

async function countValues(
  session: SqlSession,
  { source }: TableShape,
  columns: readonly string[],
): Promise<readonly (readonly [string, number])[]> {
  const counts: (readonly [string, number])[] = [];
  for (const column of columns) {
    const { rows } = await session.query(`select count(${column}) as n from ${source}`);
    const values = readNumber(rows[0] ?? {}, 'n');
    if (values > 0) counts.push([column, values]);
  }
  return counts;
}

/** Rows of every table. */
export async function countRows(world: World, dsn: string): Promise<ReadonlyMap<string, number>> {
  return await withSession(world, dsn, async (session) => {
    const counts = new Map<string, number>();
    for (const { name, source } of await listTables(session, world.scope)) {
      const { rows } = await session.query(`select count(*) as n from ${source}`);
      counts.set(name, readNumber(rows[0] ?? {}, 'n'));
    }
    return counts;
  });
}
