import type { Catalog } from '../../../domain/catalog.ts';
import { digestTable, type TableDigest } from '../../../toolbox/sql/catalog/digest.ts';
import { readCatalog } from '../../../toolbox/sql/catalog/read-catalog.ts';
import { readSequences, type SequenceState } from '../../../toolbox/sql/catalog/sequences.ts';
import { listTables, type TableShape } from '../../../toolbox/sql/catalog/tables.ts';
import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import { type World, withSession } from './world.ts';

export interface Snapshot {
  readonly catalog: Catalog;
  readonly tables: readonly TableShape[];
  readonly sequences: readonly SequenceState[];
}

/** The state before a trip: a database that does not change, so that each table is read once. */
export interface Baseline extends Snapshot {
  readonly dsn: string;
  digest(session: SqlSession, table: TableShape): Promise<TableDigest>;
}

export async function readSnapshot(world: World, dsn: string): Promise<Snapshot> {
  return await withSession(world, dsn, async (session) => ({
    catalog: await readCatalog(session, world.scope),
    tables: await listTables(session, world.scope),
    sequences: await readSequences(session, world.scope),
  }));
}

export async function readBaseline(world: World, dsn: string): Promise<Baseline> {
  const known = new Map<string, TableDigest>();
  const digest = async (session: SqlSession, table: TableShape): Promise<TableDigest> => {
    const key = JSON.stringify([table.name, table.columns, table.key]);
    const found = known.get(key) ?? (await digestTable(session, table));
    known.set(key, found);
    return found;
  };
  return { ...(await readSnapshot(world, dsn)), dsn, digest };
}
