import { compareCatalogs } from '../../../expect/catalog/compare.ts';
import { digestTables } from '../../../toolbox/sql/catalog/digest.ts';
import { listTables } from '../../../toolbox/sql/catalog/tables.ts';
import type { Baseline, Snapshot } from './baseline.ts';
import { countRows } from './compare-data.ts';
import { type World, withSession } from './world.ts';

/**
 * Whether the way up did anything to this database: to its schema, its rows, or the revision that
 * the tool keeps there. If not, the tool works on another one, whatever it says.
 */
export async function findTrace(
  world: World,
  dsn: string,
  baseline: Baseline,
  above: Snapshot,
): Promise<boolean> {
  if (compareCatalogs(baseline.catalog, above.catalog).length > 0) return true;
  const revisions = [
    await digestRevisions(world, baseline.dsn),
    await digestRevisions(world, dsn),
  ] as const;
  if (revisions[0] !== revisions[1]) return true;
  const [before, after] = [await countRows(world, baseline.dsn), await countRows(world, dsn)];
  return [...after].some(([table, rows]) => before.get(table) !== rows);
}

/** One text for all that the tool’s own tables hold. */
async function digestRevisions(world: World, dsn: string): Promise<string> {
  return await withSession(world, dsn, async (session) => {
    const counted = new Set((await listTables(session, world.scope)).map(({ name }) => name));
    const own = (await listTables(session)).filter(({ name }) => !counted.has(name));
    const digests = await digestTables(session, own);
    return digests.map(({ name, digest }) => `${name} ${digest}`).join('\n');
  });
}
