import { compareCatalogs, describeDifference } from '../../../expect/catalog/compare.ts';
import { listContractions } from '../../../expect/catalog/contraction.ts';
import type { Script } from '../../../toolbox/migrations/start/options.ts';
import type { ScratchDatabase } from '../../../toolbox/sql/scratch-database.ts';
import type { Trip } from '../evidence.ts';
import { listUsed, readActivity } from './activity.ts';
import { type Baseline, readBaseline, readSnapshot, type Snapshot } from './baseline.ts';
import { compareData, countRows } from './compare-data.ts';
import { findTrace } from './find-trace.ts';
import { assessBack, type Course, describeAll, goDown, goUp, goUpAgain } from './go.ts';
import { makeWrites } from './make-writes.ts';
import { listTouched, readSamples } from './samples.ts';
import { tryControl } from './try-control.ts';
import { withTrial } from './with-trial.ts';
import type { World } from './world.ts';

export interface TripPlan extends Course {
  readonly to: readonly string[];
  readonly revisions: readonly string[];
  readonly isWhole: boolean;
  readonly write?: Script | undefined;
}

/** Up, down and up again, on a copy of `main`, which stays at the start. */
export async function makeTrip(world: World, main: ScratchDatabase, plan: TripPlan): Promise<Trip> {
  const baseline = await readBaseline(world, main.dsn);
  return await withTrial(world, main, (trial) => travel(world, trial.dsn, plan, baseline));
}

async function travel(
  world: World,
  dsn: string,
  plan: TripPlan,
  baseline: Baseline,
): Promise<Trip> {
  const { from, to, revisions, isWhole } = plan;
  const up = await goUp(world, dsn, plan);
  const trip = { from: [...from], to: [...to], revisions: [...revisions], isWhole, up };
  if (up.exitCode !== 0) return trip;
  const used = listUsed(new Map(), await readActivity(world, dsn));
  const above = await readSnapshot(world, dsn);
  const leavesTrace = await findTrace(world, dsn, baseline, above);
  const changed = await compareData(world, baseline, dsn);
  const down = await returnAndRepeat(world, dsn, plan, baseline, above);
  const changes = compareCatalogs(baseline.catalog, above.catalog);
  const contractions = listContractions(baseline.catalog, above.catalog);
  const touched = listTouched(baseline, changes, [...used, ...down.used]);
  return {
    ...trip,
    contractions: describeAll(contractions.map(describeDifference)),
    rowsChangedUp: changed.reduce((sum, one) => sum + one.lost + one.changed, 0),
    leavesTrace: leavesTrace || changed.length > 0,
    touched: [...touched],
    samples: {
      leftOut: 0,
      shown: [...(await readSamples(world, baseline, changes, touched))],
    },
    ...down.facts,
  };
}

interface Return {
  readonly facts: Pick<Trip, 'back' | 'again' | 'writes' | 'control'>;
  /** Tables that the way back used. */
  readonly used: readonly string[];
}

async function returnAndRepeat(
  world: World,
  dsn: string,
  plan: TripPlan,
  baseline: Baseline,
  above: Snapshot,
): Promise<Return> {
  if (!world.tool.canDowngrade) return { facts: {}, used: [] };
  const usedBefore = await readActivity(world, dsn);
  const run = await goDown(world, dsn, plan);
  const used = listUsed(usedBefore, await readActivity(world, dsn));
  const back = await assessBack(world, dsn, run, baseline);
  if (run.exitCode !== 0) return { facts: { back }, used };
  const rowsBack = await countRows(world, dsn);
  const again = await goUpAgain(world, dsn, plan, above.catalog);
  if (again.run.exitCode !== 0) return { facts: { back, again }, used };
  const before = { baseline, above: above.catalog, rowsBack };
  const writes =
    plan.write === undefined
      ? {}
      : { writes: await makeWrites(world, dsn, plan, plan.write, before) };
  const control = plan.isWhole ? await tryControl(world, dsn, baseline) : undefined;
  const seen = control === undefined ? {} : { control };
  return { facts: { back, again, ...writes, ...seen }, used };
}
