import type { Catalog } from '../../../domain/catalog.ts';
import type { MigrationTool } from '../../../toolbox/migrations/contract.ts';
import type { StartContext } from '../../../toolbox/migrations/start/run-script.ts';
import type { Source } from '../../../toolbox/migrations/start/source.ts';
import { readCatalog } from '../../../toolbox/sql/catalog/read-catalog.ts';
import type { SqlAccess, SqlSession } from '../../../toolbox/sql/contract.ts';
import type { ClockTool } from '../../../toolbox/toolbox.ts';
import type { MigrationProbeOptions } from '../options.ts';

/** What every part of a rehearsal needs. */
export interface Scene {
  readonly options: MigrationProbeOptions;
  readonly context: StartContext;
  readonly tool: MigrationTool;
  readonly clock: ClockTool;
  /** The deployed database, if the start is one. */
  readonly source: Source | undefined;
}

/** Catalogs of large schemas take longer than a query of an application may. */
const STATEMENT_TIMEOUT_MS = 600_000;

/** Does something in a session of its own, which is closed whatever happens. */
export async function withSession<T>(
  { context }: Scene,
  dsn: string,
  work: (session: SqlSession) => Promise<T>,
  access: SqlAccess = { access: 'write', statementTimeoutMs: STATEMENT_TIMEOUT_MS },
): Promise<T> {
  const session = await context.sql.open(dsn, access, context.signal);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** The schema of a database, without the tables of the tool. */
export async function readSchema(scene: Scene, dsn: string): Promise<Catalog> {
  const scope = { withoutTables: scene.tool.ownTables };
  return await withSession(scene, dsn, (session) => readCatalog(session, scope));
}
