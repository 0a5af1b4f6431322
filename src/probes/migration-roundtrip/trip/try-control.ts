import { compareCatalogs } from '../../../expect/catalog/compare.ts';
import { readCatalog } from '../../../toolbox/sql/catalog/read-catalog.ts';
import type { Trip } from '../evidence.ts';
import type { Baseline } from './baseline.ts';
import { compareData, countRows } from './compare-data.ts';
import { type World, withSession } from './world.ts';

const COLUMN = 'holdpoint_control';

/**
 * The negative control, on a copy that is thrown away: a table that is emptied and one that loses a
 * column must be seen by the same comparisons. Undefined if no table has rows.
 */
export async function tryControl(
  world: World,
  dsn: string,
  baseline: Baseline,
): Promise<Trip['control']> {
  const rows = await countRows(world, dsn);
  const lossesOf = async (name: string): Promise<number> => {
    const losses = await compareData(world, baseline, dsn);
    return losses.find(({ table }) => table === name)?.lost ?? 0;
  };
  const old = await countRows(world, baseline.dsn);
  const table = baseline.tables.find(
    ({ name }) => (rows.get(name) ?? 0) > 0 && (old.get(name) ?? 0) > 0,
  )?.name;
  if (table === undefined) return undefined;
  const lostBefore = await lossesOf(table);
  const sawSchema = await loseColumn(world, dsn, table);
  await withSession(world, dsn, (one) => one.script(`truncate ${table} cascade`), 'write');
  return { table, sawRows: (await lossesOf(table)) > lostBefore, sawSchema };
}

async function loseColumn(world: World, dsn: string, table: string): Promise<boolean> {
  return await withSession(
    world,
    dsn,
    async (session) => {
      await session.script(`alter table ${table} add column ${COLUMN} int`);
      const before = await readCatalog(session, world.scope);
      await session.script(`alter table ${table} drop column ${COLUMN}`);
      const after = await readCatalog(session, world.scope);
      const differences = compareCatalogs(before, after);
      return differences.some(({ name, change }) => change === 'missing' && name.endsWith(COLUMN));
    },
    'write',
  );
}
