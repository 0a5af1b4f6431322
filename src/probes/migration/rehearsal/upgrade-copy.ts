import type { Catalog, CatalogDifference } from '../../../domain/catalog.ts';
import type { MigrationStep } from '../../../toolbox/migrations/contract.ts';
import { prepareStart } from '../../../toolbox/migrations/start/prepare.ts';
import { stepsBetween } from '../../../toolbox/migrations/steps.ts';
import type { MigrationEvidence } from '../evidence.ts';
import {
  comparePosition,
  compareSchemas,
  cut,
  keepDifferences,
  keepNames,
  keepRun,
  MAX_REVISIONS,
} from './keep.ts';
import { observeUpgrade } from './observe-upgrade.ts';
import { proveWatcher } from './prove-watcher.ts';
import { readSchema, type Scene, withSession } from './scene.ts';
import { compareTables, readInvalidIndexes, readTables, type TableState } from './tables.ts';

const MAX_STEPS = 25;
const MAX_TABLES = 30;
const MAX_CHANGES = 30;
const ORDER = ['missing', 'changed', 'added'];

type Seen = Pick<
  MigrationEvidence,
  | 'start'
  | 'pending'
  | 'upgrade'
  | 'locks'
  | 'position'
  | 'tables'
  | 'tablesLeftOut'
  | 'invalidIndexes'
  | 'changes'
>;

export interface UpgradedCopy extends Seen {
  readonly isLockSeen: boolean;
  /** The schema that came out; undefined if the upgrade failed. */
  readonly after: Catalog | undefined;
}

/** The copy of what is deployed, made, filled, and upgraded under observation. */
export async function upgradeCopy(
  scene: Scene,
  dsn: string,
  heads: readonly string[],
): Promise<UpgradedCopy> {
  const { tool, options, source, context } = scene;
  await prepareStart(context, tool, dsn, { start: options.from, source, seed: options.seed });
  const start = await tool.readCurrent(dsn);
  const isLockSeen = await withSession(scene, dsn, (locker) =>
    withSession(scene, dsn, (watcher) =>
      proveWatcher(locker, watcher, scene.clock, context.signal),
    ),
  );
  const catalog = await readSchema(scene, dsn);
  const before = await withSession(scene, dsn, async (session) => {
    await session.script('analyze');
    return await readTables(session, scene.clock);
  });
  const own = before.filter(({ bare }) => !tool.ownTables.includes(bare));
  const { run, locks } = await observeUpgrade(scene, dsn, before);
  // Also the proof that the server is still there: else it is no failure of the migration.
  const after = await readSchema(scene, dsn);
  const changes = compareSchemas(catalog, after);
  const steps = (await tool.listSteps(dsn))?.steps;
  const facts = {
    isLockSeen,
    start: {
      kind: kindOf(options.from),
      revisions: keepNames(start.revisions, MAX_REVISIONS),
      tables: own.length,
      ...(source === undefined ? {} : { deployedSystem: source.system }),
    },
    ...describePending(steps, start.revisions, heads),
    upgrade: keepRun(run),
    locks,
  };
  if (run.exitCode !== 0) {
    return { ...facts, changes: keepDifferences(changes, MAX_CHANGES), after: undefined };
  }
  const current = (await tool.readCurrent(dsn)).revisions;
  const strangers = findStrangers(steps, start.revisions);
  return {
    ...facts,
    position: comparePosition([...new Set([...current, ...strangers])], heads),
    ...(await describeTables(scene, dsn, own)),
    changes: keepDifferences(sortByLoss(changes), MAX_CHANGES),
    after,
  };
}

/** What is gone first: a list that is cut must not leave that out. */
function sortByLoss(changes: readonly CatalogDifference[]): readonly CatalogDifference[] {
  return changes
    .filter(({ change, kind }) => change !== 'added' || kind === 'column')
    .toSorted((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change));
}

function kindOf(from: Scene['options']['from']): 'database' | 'revision' | 'dump' {
  if ('database' in from) return 'database';
  return 'dump' in from ? 'dump' : 'revision';
}

function describePending(
  known: readonly MigrationStep[] | undefined,
  from: readonly string[],
  to: readonly string[],
): Pick<MigrationEvidence, 'pending'> {
  if (known === undefined) return {};
  const all = stepsBetween(known, from, to);
  const steps = all.slice(0, MAX_STEPS).map(({ revision, title }) => ({
    revision: cut(revision, 100),
    title: cut(title, 120),
  }));
  return { pending: { steps, leftOut: all.length - steps.length } };
}

/**
 * Revisions of the start of which the project has no file. Once others ran after it, such a one
 * looks like one that was squashed long ago.
 */
function findStrangers(
  steps: readonly MigrationStep[] | undefined,
  revisions: readonly string[],
): readonly string[] {
  if (steps === undefined) return [];
  const known = new Set(steps.map(({ revision }) => revision));
  return revisions.filter((revision) => !known.has(revision));
}

async function describeTables(
  scene: Scene,
  dsn: string,
  before: readonly TableState[],
): Promise<
  Pick<MigrationEvidence, 'tables' | 'tablesLeftOut' | 'losingLeftOut' | 'invalidIndexes'>
> {
  const deployed = scene.source?.rows ?? new Map<string, number>();
  return await withSession(scene, dsn, async (session) => {
    const all = compareTables(before, await readTables(session, scene.clock), deployed);
    const size = (one: (typeof all)[number]) => Math.max(one.copyRows, one.deployedRows);
    const sorted = all.toSorted((a, b) => size(b) - size(a));
    const leftOut = sorted.slice(MAX_TABLES);
    return {
      tables: sorted.slice(0, MAX_TABLES),
      tablesLeftOut: leftOut.length,
      losingLeftOut: leftOut.filter((one) => one.deleted > 0 || one.isEmptied).length,
      invalidIndexes: [...(await readInvalidIndexes(session))],
    };
  });
}
