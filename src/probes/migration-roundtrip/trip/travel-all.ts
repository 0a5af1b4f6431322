import { ProbeError } from '../../../domain/errors.ts';
import type { MigrationRun } from '../../../toolbox/migrations/contract.ts';
import { describeEnd } from '../../../toolbox/migrations/run-program.ts';
import { listTables, type TableShape } from '../../../toolbox/sql/catalog/tables.ts';
import type { ScratchDatabase } from '../../../toolbox/sql/scratch-database.ts';
import type { Trip } from '../evidence.ts';
import { makeTrip, type TripPlan } from './make-trip.ts';
import { withTrial } from './with-trial.ts';
import { type World, withSession } from './world.ts';

/**
 * All trips. Those of single migrations start from a copy that follows them up, one after the
 * other; the whole way starts from `main`, which stays as it is.
 */
export async function travelAll(
  world: World,
  main: ScratchDatabase,
  plans: readonly TripPlan[],
): Promise<readonly Trip[]> {
  const start = await withSession(
    world,
    main.dsn,
    async (one) => await listTables(one, world.scope),
  );
  const single = plans.filter(({ isWhole }) => !isWhole);
  const trips = single.length === 0 ? [] : await climb(world, main, single);
  // A migration that fails by itself fails on the whole way as well.
  if (trips.some(({ up }) => up.exitCode !== 0)) return trips.map((one) => keepKnown(one, start));
  for (const plan of plans.filter(({ isWhole }) => isWhole)) {
    trips.push(await makeTrip(world, main, plan));
  }
  return trips.map((trip) => keepKnown(trip, start));
}

/** What a migration of the same release made has no rows anywhere yet: none can be asked for. */
function keepKnown(trip: Trip, tables: readonly TableShape[]): Trip {
  if (trip.samples === undefined) return trip;
  const known = new Map(tables.map(({ name, columns }) => [name, columns]));
  const shown = trip.samples.shown.filter(({ table, column }) =>
    column === undefined ? known.has(table) : known.get(table)?.includes(column),
  );
  return { ...trip, samples: { ...trip.samples, shown } };
}

async function climb(
  world: World,
  main: ScratchDatabase,
  plans: readonly TripPlan[],
): Promise<Trip[]> {
  return await withTrial(world, main, async (ladder) => {
    const trips: Trip[] = [];
    for (const plan of plans) {
      const trip = await makeTrip(world, ladder, plan);
      trips.push(trip);
      if (trip.up.exitCode !== 0) break;
      const run = await world.tool.upgrade(ladder.dsn, plan.target);
      if (run.exitCode !== 0) throw unsteady(run);
    }
    return trips;
  });
}

function unsteady(run: MigrationRun): ProbeError {
  return new ProbeError(
    'config',
    `A migration ran once and not a second time: ${describeEnd(run)}.`,
    {
      remedy: 'Let the outcome of a migration depend on the database alone.',
    },
  );
}
