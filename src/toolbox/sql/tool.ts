import type { Client } from 'pg';
import { ProbeError } from '../../domain/errors.ts';
import type { SqlAccess, SqlSession, SqlTool } from './contract.ts';
import { explainSqlFailure } from './failure.ts';
import { sqlTypes } from './parse-value.ts';
import { type Dsn, readDsn } from './read-dsn.ts';
import { createSession } from './session.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 30_000;
const LOCK_TIMEOUT_MS = 5_000;

/** Sessions with PostgreSQL; `register` is told passwords, so that no message shows them. */
export function createSqlTool(register: (value: string, name: string) => void): SqlTool {
  return {
    open: async (text, access, signal) => {
      const dsn = readDsn(text, access.database);
      if (dsn.password !== undefined) register(dsn.password, 'database-password');
      return await connect(dsn, access, signal);
    },
  };
}

async function connect(dsn: Dsn, access: SqlAccess, signal: AbortSignal): Promise<SqlSession> {
  throwIfAborted(signal, dsn);
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: dsn.text,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'holdpoint',
    types: sqlTypes,
  });
  // An idle connection that breaks says so here; whoever uses it next is told.
  client.on('error', () => {});
  const destroy = (): void => void client.connection.stream.destroy();
  signal.addEventListener('abort', destroy, { once: true });
  try {
    await client.connect();
    await limitTimes(client, access);
    return await createSession(client, access, dsn.shown, signal, destroy);
  } catch (cause) {
    signal.removeEventListener('abort', destroy);
    destroy();
    throwIfAborted(signal, dsn);
    throw explainSqlFailure(cause, dsn.shown);
  }
}

/** By SET and not by a startup option, which PgBouncer refuses. */
async function limitTimes(client: Client, access: SqlAccess): Promise<void> {
  const { statementTimeoutMs = STATEMENT_TIMEOUT_MS, lockTimeoutMs = LOCK_TIMEOUT_MS } = access;
  await client.query(
    `select set_config('statement_timeout', $1, false), set_config('lock_timeout', $2, false)`,
    [String(statementTimeoutMs), String(lockTimeoutMs)],
  );
}

function throwIfAborted(signal: AbortSignal, { shown }: Dsn): void {
  if (!signal.aborted) return;
  const cause: unknown = signal.reason;
  if (cause instanceof ProbeError) throw cause;
  throw new ProbeError('cancelled', `${shown}: the run was stopped.`, { cause });
}
