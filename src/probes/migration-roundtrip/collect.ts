import { ProbeError } from '../../domain/errors.ts';
import type { MigrationTool } from '../../toolbox/migrations/contract.ts';
import { openMigrations } from '../../toolbox/migrations/open.ts';
import { prepareStart } from '../../toolbox/migrations/start/prepare.ts';
import { readSource } from '../../toolbox/migrations/start/source.ts';
import { type ScratchDatabase, withScratchDatabase } from '../../toolbox/sql/scratch-database.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import type { RoundTripEvidence } from './evidence.ts';
import type { RoundTripOptions } from './options.ts';
import { countRows } from './trip/compare-data.ts';
import { fitTrips } from './trip/fit-trips.ts';
import { planTrips } from './trip/plan-trips.ts';
import { rehearseOldCode } from './trip/rehearse-old-code.ts';
import { travelAll } from './trip/travel-all.ts';
import type { World } from './trip/world.ts';

type Tools = Pick<Toolbox, 'sql' | 'process' | 'files' | 'environment' | 'clock'>;

/** Rehearses the way up and back on scratch copies, and tells what came back. */
export const collect: Collect<RoundTripOptions, RoundTripEvidence, keyof Tools> = async (
  options,
  tools,
  { abort },
) => {
  const context = { options, tools, signal: abort, sql: tools.sql };
  const tool = openMigrations(options, tools, abort);
  const { from: start, seed } = options;
  const source =
    'database' in start
      ? await readSource(tools.sql, start.database, tool.ownTables, abort)
      : undefined;
  const others = source === undefined ? [] : [source.system];
  const scope = { withoutTables: tool.ownTables };
  const world = { context, tool, options, scope, others, nowMs: tools.clock.now() };
  const request = { options: options.scratch, others, nowMs: world.nowMs };
  return await withScratchDatabase(tools.sql, request, abort, async (main) => {
    requireSameVersion(main, source?.version);
    await prepareStart(context, tool, main.dsn, { start, source, seed });
    return await rehearse(world, main);
  });
};

async function rehearse(world: World, main: ScratchDatabase): Promise<RoundTripEvidence> {
  const { tool } = world;
  const from = (await tool.readCurrent(main.dsn)).revisions;
  const to = await findHead(tool, main.dsn);
  const rows = await countRows(world, main.dsn);
  const steps = (await tool.listSteps(main.dsn))?.steps;
  const plan = planTrips(world.options, steps, from, to);
  const oldCode = plan.length === 0 ? undefined : await rehearseOldCode(world, main);
  const trips = await travelAll(world, main, plan);
  return {
    adapter: tool.adapter,
    server: { version: main.identity.version, system: main.identity.system },
    from: [...from],
    to: [...to],
    knowsSteps: steps !== undefined,
    canDowngrade: tool.canDowngrade,
    data: { tables: rows.size, rows: [...rows.values()].reduce((a, b) => a + b, 0) },
    trips: fitTrips(trips),
    ...(oldCode === undefined ? {} : { oldCode }),
  };
}

async function findHead(tool: MigrationTool, dsn: string): Promise<readonly string[]> {
  const { heads, forks } = await tool.listHeads(dsn);
  const [fork] = forks;
  if (fork === undefined && heads.length > 0) return heads;
  const what = fork === undefined ? 'no head' : `${fork.heads.length} heads of ${fork.of}`;
  throw new ProbeError('config', `The migrations have ${what}: ${heads.slice(0, 5).join(', ')}.`, {
    remedy: 'Merge the heads, so that there is one way up and one way back.',
  });
}

/** What a server does depends on its major version. */
function requireSameVersion({ identity }: ScratchDatabase, deployed: number | undefined): void {
  const [here, there] = [majorOf(identity.version), majorOf(deployed ?? identity.version)];
  if (here === there) return;
  throw new ProbeError(
    'config',
    `The scratch server is PostgreSQL ${here}, the deployed one ${there}.`,
    { remedy: `Give a scratch server of PostgreSQL ${there}.` },
  );
}

function majorOf(version: number): number {
  return Math.floor(version / 10_000);
}
