import type { Catalog } from '../../../domain/catalog.ts';
import { runScript } from '../../../toolbox/migrations/start/run-script.ts';
import type { ScratchDatabase } from '../../../toolbox/sql/scratch-database.ts';
import type { MigrationEvidence } from '../evidence.ts';
import { comparePosition, compareSchemas, cut, keepDifferences, keepRun } from './keep.ts';
import { readSchema, type Scene, withSession } from './scene.ts';
import { findWritten, readTables } from './tables.ts';

const MAX_LINES = 10;

/** Where the upgrade of the copy ended. */
interface End {
  readonly after: Catalog;
  readonly heads: readonly string[];
}

/** Asked when the schema is at its head: does it stay there, and is it what is expected? */
export async function checkAfter(
  scene: Scene,
  scratch: ScratchDatabase,
  dsn: string,
  { after, heads }: End,
): Promise<Pick<MigrationEvidence, 'second' | 'drift' | 'expected'>> {
  return {
    second: await upgradeAgain(scene, dsn, { after, heads }),
    drift: await checkDrift(scene, dsn),
    ...(await compareExpected(scene, scratch, after)),
  };
}

async function upgradeAgain(
  scene: Scene,
  dsn: string,
  { after, heads }: End,
): Promise<MigrationEvidence['second']> {
  const { tool } = scene;
  const before = await withSession(scene, dsn, (session) => readTables(session, scene.clock));
  const run = await tool.upgrade(dsn);
  const differences = keepDifferences(compareSchemas(after, await readSchema(scene, dsn)));
  const now = await withSession(scene, dsn, (session) => readTables(session, scene.clock));
  const changedTables = findWritten(before, now, tool.ownTables).slice(0, MAX_LINES);
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

async function compareExpected(
  scene: Scene,
  scratch: ScratchDatabase,
  after: Catalog,
): Promise<Pick<MigrationEvidence, 'expected'>> {
  const { expect } = scene.options;
  if (expect === undefined) return {};
  const { dsn } = await scratch.another();
  await runScript(scene.context, dsn, expect.schema, 'expect.schema');
  const expected = await readSchema(scene, dsn);
  return { expected: keepDifferences(compareSchemas(expected, after)) };
}
