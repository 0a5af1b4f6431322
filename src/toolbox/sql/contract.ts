/** One row, by column name, in the shapes of `parse-value.ts`. */
export type SqlRow = Readonly<Record<string, SqlValue>>;

/**
 * `int2`, `int4` and floats are numbers, `int8` too where a number holds it; `bool` is a boolean,
 * `json` is parsed. Everything else is the server's own text: numeric, times, arrays, bytea (`\x…`).
 */
export type SqlValue = string | number | boolean | null | readonly unknown[] | object;

export interface SqlAccess {
  /** `read`: every statement runs in a read-only transaction that is rolled back. */
  readonly access: 'read' | 'write';
  /** The server ends a statement that takes longer; 30,000 if absent. */
  readonly statementTimeoutMs?: number;
  /** Another database of the same server than the DSN names. */
  readonly database?: string;
  /** The server ends a statement that waits longer for a lock; 5,000 if absent. */
  readonly lockTimeoutMs?: number;
}

export interface SqlResult {
  /** In the order of the statement. Of two with one name `rows` have the last only. */
  readonly columns: readonly string[];
  readonly rows: readonly SqlRow[];
  /** There were more rows than were asked for. */
  readonly truncated: boolean;
  /** Rows that the statement changed, or returned. */
  readonly count: number;
}

export interface SqlIdentity {
  /** `pg_control_system().system_identifier`: of the cluster, made by initdb. Decimal digits. */
  readonly system: string;
  readonly database: string;
  readonly user: string;
  /** 150018 for 15.18. */
  readonly version: number;
  /** The server is a hot standby. */
  readonly isReplica: boolean;
}

/** One connection. Every method rejects with SqlError, or with ProbeError where no server spoke. */
export interface SqlSession {
  /** Backend process id, as in pg_stat_activity. */
  readonly pid: number;
  /** One statement by the extended protocol, so that a second one behind it is refused. */
  query(text: string, values?: readonly unknown[], maxRows?: number): Promise<SqlResult>;
  /** Rows in batches through a cursor, in bounded memory. */
  stream(
    text: string,
    values?: readonly unknown[],
    batch?: number,
  ): AsyncIterable<readonly SqlRow[]>;
  /** Several statements by the simple protocol; `write` only. */
  script(text: string): Promise<void>;
  identity(): Promise<SqlIdentity>;
  close(): Promise<void>;
}

export interface SqlTool {
  /**
   * Connects to PostgreSQL. Rejects with ProbeError: `config` (no DSN, no such database), `dns`,
   * `connect`, `tls`, `auth`, `timeout`, `cancelled`. On abort the connection is destroyed.
   */
  open(dsn: string, access: SqlAccess, signal: AbortSignal): Promise<SqlSession>;
}
