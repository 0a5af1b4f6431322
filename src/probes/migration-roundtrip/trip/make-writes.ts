import type { Catalog } from '../../../domain/catalog.ts';
import type { Script } from '../../../toolbox/migrations/start/options.ts';
import { runScript } from '../../../toolbox/migrations/start/run-script.ts';
import { readSequences } from '../../../toolbox/sql/catalog/sequences.ts';
import type { Loss, Writes } from '../evidence.ts';
import type { Baseline } from './baseline.ts';
import { compareData, countRows } from './compare-data.ts';
import { assessBack, type Course, goDown, goUpAgain } from './go.ts';
import { type World, withSession } from './world.ts';

interface Before {
  readonly baseline: Baseline;
  /** The schema of the new code. */
  readonly above: Catalog;
  /** Rows of each table after the way back without writes. */
  readonly rowsBack: ReadonlyMap<string, number>;
}

/** Writes through the new code, goes back, counts what is left of it, and goes up again. */
export async function makeWrites(
  world: World,
  dsn: string,
  course: Course,
  write: Script,
  { baseline, above, rowsBack }: Before,
): Promise<Writes> {
  const [rowsBefore, before] = [
    await countRows(world, dsn),
    await compareData(world, baseline, dsn),
  ];
  await runScript(world.context, dsn, write, 'write');
  const [rowsAfter, after] = [await countRows(world, dsn), await compareData(world, baseline, dsn)];
  const changedTables = listChanged(before, after);
  const sequences = await withSession(world, dsn, (one) => readSequences(one, world.scope));
  const run = await goDown(world, dsn, course);
  const back = await assessBack(world, dsn, run, baseline, sequences);
  const kept = back.run.exitCode === 0 ? await countRows(world, dsn) : new Map<string, number>();
  const tables = [...rowsAfter].flatMap(([table, rows]) => {
    const written = rows - (rowsBefore.get(table) ?? 0);
    if (written <= 0) return [];
    const left = (kept.get(table) ?? 0) - (rowsBack.get(table) ?? 0);
    return [{ table, written, kept: Math.min(written, Math.max(0, left)) }];
  });
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const shown = back.losses.shown.filter(({ table }) => !changedTables.includes(table));
  return {
    rows: sum(tables.map(({ written }) => written)),
    lostRows: sum(tables.map((one) => one.written - one.kept)),
    tables,
    changedTables: [...changedTables],
    back: { ...back, losses: { total: shown.length, shown } },
    again: await goUpAgain(world, dsn, course, above),
  };
}

/** Tables in which rows of the baseline differ since. */
function listChanged(before: readonly Loss[], after: readonly Loss[]): readonly string[] {
  const known = new Map(before.map((loss) => [loss.table, measure(loss)]));
  return after.filter((loss) => known.get(loss.table) !== measure(loss)).map(({ table }) => table);
}

function measure({ lost, changed, columns }: Loss): string {
  return JSON.stringify([lost, changed, columns]);
}
