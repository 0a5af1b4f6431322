import { ProbeError } from '../../domain/errors.ts';
import type { SqlIdentity, SqlTool } from '../../toolbox/sql/contract.ts';
import { SqlError } from '../../toolbox/sql/failure.ts';

export interface Identified {
  readonly marks: string[];
  readonly shown: string;
  readonly isStable: boolean;
}

/**
 * The cluster of a database, by the identifier that initdb gave it: the same for every name and
 * address of it, for its replicas, and for a copy of its files. With `sameCluster` the name of the
 * database belongs to it.
 */
export async function identifyDatabase(
  dsn: string,
  sameCluster: boolean,
  sql: SqlTool,
  signal: AbortSignal,
): Promise<Identified> {
  const first = await ask(dsn, sql, signal);
  const second = await ask(dsn, sql, signal);
  const { system, database, isReplica } = first;
  return {
    marks: [sameCluster ? `${system}/${database}` : system],
    shown: `cluster ${system}, database ${database}${isReplica ? ', a replica' : ''}`,
    isStable: system === second.system && database === second.database,
  };
}

async function ask(dsn: string, sql: SqlTool, signal: AbortSignal): Promise<SqlIdentity> {
  const session = await sql.open(dsn, { access: 'read' }, signal);
  try {
    return await session.identity();
  } catch (error) {
    if (!(error instanceof SqlError) || error.sqlState !== '42501') throw error;
    throw new ProbeError('auth', error.message, {
      cause: error,
      remedy: 'Run `grant execute on function pg_control_system() to …` for the role of the DSN.',
    });
  } finally {
    await session.close();
  }
}
