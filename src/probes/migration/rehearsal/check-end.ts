import { runScript } from '../../../toolbox/migrations/start/run-script.ts';
import type { ScratchDatabase } from '../../../toolbox/sql/scratch-database.ts';
import type { MigrationEvidence } from '../evidence.ts';
import { compareByMeaning, type Schema } from './compare-by-meaning.ts';
import { comparePosition, compareSchemas, cut, keepDifferences, keepRun } from './keep.ts';
import { readSchema, type Scene, withSession } from './scene.ts';
import { findWritten, readTables } from './tables.ts';
import type { Fresh } from './upgrade-empty.ts';

const MAX_LINES = 10;

type Seen = Partial<Pick<MigrationEvidence, 'fresh' | 'expected'>> &
  Pick<MigrationEvidence, 'second' | 'drift'>;

interface Wanted {
  readonly heads: readonly string[];
  readonly fresh: Fresh | undefined;
}

/** Asked of the upgraded copy: is it as it should be, does it stay so, what does the tool see? */
export async function checkEnd(
  scene: Scene,
  scratch: ScratchDatabase,
  end: Schema,
  { heads, fresh }: Wanted,
): Promise<Seen> {
  // Before the second upgrade, which may change it.
  const expected = await compareExpected(scene, scratch, end);
  const compared = fresh && (await compareFresh(scene, scratch, fresh, end));
  return {
    ...(compared === undefined ? {} : { fresh: compared }),
    ...(expected === undefined ? {} : { expected }),
    second: await upgradeAgain(scene, end, heads),
    drift: await checkDrift(scene, end.dsn),
  };
}

async function compareFresh(
  scene: Scene,
  scratch: ScratchDatabase,
  { facts, catalog }: Fresh,
  end: Schema,
): Promise<Fresh['facts']> {
  if (facts.run.exitCode !== 0) return facts;
  const differences = await compareByMeaning(scene, scratch, { dsn: scratch.dsn, catalog }, end);
  return { ...facts, differences: keepDifferences(differences) };
}

async function compareExpected(
  scene: Scene,
  scratch: ScratchDatabase,
  end: Schema,
): Promise<MigrationEvidence['expected']> {
  const { expect } = scene.options;
  if (expect === undefined) return undefined;
  const { dsn } = await scratch.another();
  await runScript(scene.context, dsn, expect.schema, 'expect.schema');
  const expected = { dsn, catalog: await readSchema(scene, dsn) };
  return keepDifferences(await compareByMeaning(scene, scratch, expected, end));
}

async function upgradeAgain(
  scene: Scene,
  { dsn, catalog }: Schema,
  heads: readonly string[],
): Promise<MigrationEvidence['second']> {
  const { tool } = scene;
  const readAll = () => withSession(scene, dsn, (session) => readTables(session, scene.clock));
  const before = await readAll();
  const run = await tool.upgrade(dsn);
  const differences = keepDifferences(compareSchemas(catalog, await readSchema(scene, dsn)));
  const changedTables = findWritten(before, await readAll(), tool.ownTables).slice(0, MAX_LINES);
  const facts = { run: keepRun(run), differences, changedTables };
  if (run.exitCode !== 0) return facts;
  return { ...facts, position: comparePosition((await tool.readCurrent(dsn)).revisions, heads) };
}

async function checkDrift({ tool }: Scene, dsn: string): Promise<MigrationEvidence['drift']> {
  const check = await tool.checkDrift(dsn);
  if (check === undefined) return { state: 'absent', lines: [] };
  const lines = check.lines.slice(0, MAX_LINES).map((line) => cut(line, 200));
  return { state: check.state, lines };
}
