import type { Catalog, CatalogDifference } from '../../../domain/catalog.ts';
import { ProbeError } from '../../../domain/errors.ts';
import { copySchema } from '../../../toolbox/migrations/start/restore.ts';
import type { ScratchDatabase } from '../../../toolbox/sql/scratch-database.ts';
import { compareSchemas } from './keep.ts';
import { readSchema, type Scene } from './scene.ts';

/** A database on the scratch server, and its schema. */
export interface Schema {
  readonly dsn: string;
  readonly catalog: Catalog;
}

/**
 * How two databases differ that came about in different ways. If they do, both are dumped, restored
 * and compared again: what has been through a dump is written in other words than what has not.
 * Where there is no pg_dump for it, the words decide.
 */
export async function compareByMeaning(
  scene: Scene,
  scratch: ScratchDatabase,
  before: Schema,
  after: Schema,
): Promise<readonly CatalogDifference[]> {
  const byWords = compareSchemas(before.catalog, after.catalog);
  if (byWords.length === 0) return [];
  try {
    const [a, b] = [
      await restoreAnew(scene, scratch, before),
      await restoreAnew(scene, scratch, after),
    ];
    return compareSchemas(a, b);
  } catch (error) {
    if (error instanceof ProbeError && HARMLESS.has(error.reason)) return byWords;
    throw error;
  }
}

/** No pg_dump, or one that can't: the differences by words stand. */
const HARMLESS: ReadonlySet<string> = new Set(['tool-missing', 'config']);

async function restoreAnew(
  scene: Scene,
  scratch: ScratchDatabase,
  { dsn }: Schema,
): Promise<Catalog> {
  const copy = await scratch.another();
  await copySchema(scene.context, dsn, copy.dsn);
  return await readSchema(scene, copy.dsn);
}
