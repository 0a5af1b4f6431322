import type { MigrationTool } from '../../../toolbox/migrations/contract.ts';
import type { StartContext } from '../../../toolbox/migrations/start/run-script.ts';
import type { CatalogScope } from '../../../toolbox/sql/catalog/read-catalog.ts';
import type { SqlAccess, SqlSession } from '../../../toolbox/sql/contract.ts';
import type { RoundTripOptions } from '../options.ts';

/** The item’s own time limit is what ends a statement. */
const STATEMENT_TIMEOUT_MS = 3_600_000;

/** What every part of the rehearsal works with. */
export interface World {
  readonly context: StartContext;
  readonly tool: MigrationTool;
  readonly options: RoundTripOptions;
  /** What the tool keeps for itself counts in no comparison. */
  readonly scope: CatalogScope;
  /** System identifiers of servers that must never be written to. */
  readonly others: readonly string[];
  readonly nowMs: number;
}

/** A session for one piece of work: none stays open while a tool works or a database is copied. */
export async function withSession<T>(
  { context }: World,
  dsn: string,
  work: (session: SqlSession) => Promise<T>,
  access: SqlAccess['access'] = 'read',
): Promise<T> {
  const limits = { access, statementTimeoutMs: STATEMENT_TIMEOUT_MS };
  const session = await context.sql.open(dsn, limits, context.signal);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}
