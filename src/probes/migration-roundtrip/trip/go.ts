import type { Catalog } from '../../../domain/catalog.ts';
import { compareCatalogs, describeDifference } from '../../../expect/catalog/compare.ts';
import type { MigrationRun } from '../../../toolbox/migrations/contract.ts';
import { readCatalog } from '../../../toolbox/sql/catalog/read-catalog.ts';
import { isBehind, type SequenceState } from '../../../toolbox/sql/catalog/sequences.ts';
import type { Again, Back, Differences, RunFacts } from '../evidence.ts';
import { type Baseline, readSnapshot, type Snapshot } from './baseline.ts';
import { compareData } from './compare-data.ts';
import { cut, describeRun } from './describe-run.ts';
import { type World, withSession } from './world.ts';

const MAX_TEXT = 240;

export interface Course {
  /** Revisions of the start. */
  readonly from: readonly string[];
  /** Where the way up leads; the head if absent. */
  readonly target: string | undefined;
}

export async function goUp(world: World, dsn: string, course: Course): Promise<RunFacts> {
  return await finish(world, dsn, await world.tool.upgrade(dsn, course.target));
}

/** A tool that failed because the server is gone has not failed: that is an error, and thrown. */
async function finish(world: World, dsn: string, run: MigrationRun): Promise<RunFacts> {
  await withSession(world, dsn, async (session) => await session.query('select 1'));
  if (run.exitCode !== 0) return describeRun(run, []);
  return describeRun(run, (await world.tool.readCurrent(dsn)).revisions);
}

export async function goDown(world: World, dsn: string, course: Course): Promise<RunFacts> {
  return await finish(world, dsn, await world.tool.downgrade(dsn, course.from));
}

/** How what came back differs from what there was. */
export async function assessBack(
  world: World,
  dsn: string,
  run: RunFacts,
  baseline: Baseline,
  sequencesSince: readonly SequenceState[] = [],
): Promise<Back> {
  if (run.exitCode !== 0) {
    const none = { total: 0, shown: [] };
    return { run, schema: none, losses: none, sequences: none };
  }
  const after = await readSnapshot(world, dsn);
  const losses = await compareData(world, baseline, dsn);
  return {
    run,
    schema: compare(baseline.catalog, after.catalog),
    losses: { total: losses.length, shown: [...losses] },
    sequences: compareSequences([...sequencesSince, ...baseline.sequences], after),
  };
}

export async function goUpAgain(
  world: World,
  dsn: string,
  course: Course,
  first: Catalog,
): Promise<Again> {
  const run = await goUp(world, dsn, course);
  if (run.exitCode !== 0) return { run, schema: { total: 0, shown: [] } };
  const second = await withSession(world, dsn, (one) => readCatalog(one, world.scope));
  return { run, schema: compare(first, second) };
}

export function compare(before: Catalog, after: Catalog): Differences {
  return describeAll(compareCatalogs(before, after).map(describeDifference));
}

export function describeAll(texts: readonly string[]): Differences {
  return { total: texts.length, shown: texts.map((text) => cut(text, MAX_TEXT)) };
}

/** Sequences that would give again what they gave before; those that are gone are of the schema. */
function compareSequences(before: readonly SequenceState[], after: Snapshot): Back['sequences'] {
  const now = new Map(after.sequences.map((one) => [one.name, one]));
  const behind = new Map<string, Back['sequences']['shown'][number]>();
  for (const old of before) {
    const young = now.get(old.name);
    if (young === undefined || behind.has(old.name) || !isBehind(old, young)) continue;
    const [name, was, is] = [old.name, String(old.next), String(young.next)];
    behind.set(name, { name, before: was, after: is });
  }
  return { total: behind.size, shown: [...behind.values()] };
}
