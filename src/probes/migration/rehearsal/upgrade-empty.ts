import type { Catalog } from '../../../domain/catalog.ts';
import type { MigrationEvidence } from '../evidence.ts';
import { comparePosition, keepRun } from './keep.ts';
import { readSchema, type Scene } from './scene.ts';

export interface Fresh {
  readonly facts: NonNullable<MigrationEvidence['fresh']>;
  readonly catalog: Catalog;
}

/** All migrations, from nothing. */
export async function upgradeEmpty(
  scene: Scene,
  dsn: string,
  heads: readonly string[],
): Promise<Fresh> {
  const { tool } = scene;
  const run = await tool.upgrade(dsn);
  const catalog = await readSchema(scene, dsn);
  const tables = catalog.objects.filter(({ kind }) => kind === 'table').length;
  if (run.exitCode !== 0) return { facts: { run: keepRun(run), tables }, catalog };
  const position = comparePosition((await tool.readCurrent(dsn)).revisions, heads);
  return { facts: { run: keepRun(run), position, tables }, catalog };
}
