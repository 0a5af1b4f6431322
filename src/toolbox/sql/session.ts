import type { Client, QueryResult } from 'pg';
import type Cursor from 'pg-cursor';
import { ProbeError } from '../../domain/errors.ts';
import type { SqlAccess, SqlIdentity, SqlResult, SqlRow, SqlSession } from './contract.ts';
import { explainSqlFailure } from './failure.ts';
import { sqlTypes } from './parse-value.ts';

/** Rows that one query keeps if the caller does not say. */
const MAX_ROWS = 10_000;
const BATCH = 1_000;

const IDENTITY = `
  select (select system_identifier from pg_control_system())::text as system,
         current_database() as database, current_user as "user",
         current_setting('server_version_num')::int as version,
         pg_is_in_recovery() as "isReplica"`;

interface Connection {
  readonly client: Client;
  readonly createCursor: (text: string, values: readonly unknown[]) => Cursor<SqlRow>;
  /** Rejects once the connection is gone: a cursor waits for an answer that never comes then. */
  readonly broken: Promise<never>;
  /** What statements are put between. */
  readonly brackets: readonly [before: string, after: string] | undefined;
}

/** The session of a client that is connected; `destroy` ends it at once. */
export async function createSession(
  client: Client,
  { access }: SqlAccess,
  shown: string,
  signal: AbortSignal,
  destroy: () => void,
): Promise<SqlSession> {
  const { default: Cursors } = await import('pg-cursor');
  const connection: Connection = {
    client,
    createCursor: (text, values) =>
      client.query(new Cursors<SqlRow>(text, [...values], { types: sqlTypes })),
    brackets: access === 'read' ? ['begin read only', 'rollback'] : undefined,
    broken: listenForBreak(client),
  };
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await Promise.race([work(), connection.broken]);
    } catch (cause) {
      if (signal.aborted && signal.reason instanceof ProbeError) throw signal.reason;
      throw explainSqlFailure(cause, shown);
    }
  };
  return {
    pid: (client as Client & { readonly processID?: number | null }).processID ?? 0,
    query: (text, values = [], maxRows = MAX_ROWS) =>
      guard(() => readRows(connection, text, values, maxRows)),
    stream: (text, values = [], batch = BATCH) =>
      streamRows(connection, text, values, batch, guard),
    script: (text) => guard(() => runScript(client, access, text)),
    identity: () => guard(async () => await readIdentity(connection)),
    close: async () => {
      signal.removeEventListener('abort', destroy);
      await client.end().catch(() => {});
    },
  };
}

function listenForBreak(client: Client): Promise<never> {
  const broken = new Promise<never>((_, reject) => {
    client.once('end', () => reject(new Error('The connection broke.')));
  });
  broken.catch(() => {});
  return broken;
}

async function closeCursor({ broken }: Connection, cursor: Cursor<SqlRow>): Promise<void> {
  await Promise.race([cursor.close(), broken]).catch(() => {});
}

async function readIdentity(connection: Connection): Promise<SqlIdentity> {
  const { rows } = await readRows(connection, IDENTITY, [], 1);
  return rows[0] as unknown as SqlIdentity;
}

/** By a cursor, so that a table without end can’t fill the memory. */
async function readRows(
  connection: Connection,
  text: string,
  values: readonly unknown[],
  maxRows: number,
): Promise<SqlResult> {
  return await between(connection, async () => {
    const cursor = connection.createCursor(text, values);
    try {
      const { rows, rowCount, columns } = await readBatch(cursor, maxRows + 1);
      const kept = rows.slice(0, maxRows);
      const truncated = rows.length > maxRows;
      return { columns, rows: kept, truncated, count: rowCount ?? kept.length };
    } finally {
      await closeCursor(connection, cursor);
    }
  });
}

async function* streamRows(
  connection: Connection,
  text: string,
  values: readonly unknown[],
  batch: number,
  guard: <T>(work: () => Promise<T>) => Promise<T>,
): AsyncIterable<readonly SqlRow[]> {
  const { client, brackets } = connection;
  await guard(async () => await client.query(brackets?.[0] ?? 'begin'));
  const cursor = connection.createCursor(text, values);
  try {
    while (true) {
      const { rows } = await guard(() => readBatch(cursor, batch));
      if (rows.length > 0) yield rows;
      if (rows.length < batch) break;
    }
  } finally {
    await closeCursor(connection, cursor);
    await guard(async () => await client.query(brackets?.[1] ?? 'commit'));
  }
}

interface Batch {
  readonly columns: readonly string[];
  readonly rows: readonly SqlRow[];
  readonly rowCount: number | null;
}

async function readBatch(cursor: Cursor<SqlRow>, size: number): Promise<Batch> {
  return await new Promise((resolve, reject) => {
    cursor.read(size, (error: Error | null | undefined, rows, result?: Partial<QueryResult>) => {
      if (error) return reject(error);
      const columns = (result?.fields ?? []).map(({ name }) => name);
      resolve({ columns, rows, rowCount: result?.rowCount ?? null });
    });
  });
}

async function between<T>({ client, brackets }: Connection, work: () => Promise<T>): Promise<T> {
  if (brackets === undefined) return await work();
  await client.query(brackets[0]);
  try {
    return await work();
  } finally {
    await client.query(brackets[1]).catch(() => {});
  }
}

async function runScript(client: Client, access: SqlAccess['access'], text: string): Promise<void> {
  if (access === 'read') throw new ProbeError('internal', 'A script needs `write`.');
  await client.query(text);
}
