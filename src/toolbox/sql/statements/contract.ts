import type { SqlIdentity } from '../contract.ts';

/** Lifetime counters of a statement of one role, in the database that is looked at. */
export interface StatementCounts {
  /** `queryid`, decimal; it differs by major version, and may differ by role. */
  readonly id: string;
  readonly role: string;
  readonly calls: number;
  readonly totalMs: number;
  readonly maxMs: number;
  readonly rows: number;
  /** Shared blocks, from the cache or not; temporary ones are not among them. */
  readonly blocks: number;
  /** When these counters began; null before PostgreSQL 17. */
  readonly since: string | null;
}

export interface StatementSnapshot {
  /** When all counters were last reset. */
  readonly resetAt: string | null;
  /** How often the server threw statements out because there were too many. */
  readonly evictions: number;
  readonly counts: readonly StatementCounts[];
}

/** What happened to a statement between two snapshots. */
export interface StatementDelta {
  readonly id: string;
  readonly calls: number;
  readonly totalMs: number;
  /** The longest call so far if it was between the snapshots; null if it may have been before. */
  readonly newMaxMs: number | null;
  /** The longest call of its life. */
  readonly maxMs: number;
  readonly rows: number;
  readonly blocks: number;
  /** Its counters at the first snapshot. */
  readonly before: { readonly calls: number; readonly blocks: number };
}

/** Why the differences of two snapshots are not all that happened. */
export interface StatementLosses {
  /** All counters, or those of some statements, began anew in between. */
  readonly reset: boolean;
  /** Statements were thrown out this often in between. */
  readonly evictions: number;
}

/** Reads pg_stat_statements of one database for some roles. */
export interface StatementReader {
  readonly identity: SqlIdentity;
  /** Roles that are looked at. */
  readonly roles: readonly string[];
  snapshot(): Promise<StatementSnapshot>;
  /** Texts by id, each at most `maxChars` long; what the server has lost is absent. */
  readTexts(ids: readonly string[], maxChars: number): Promise<ReadonlyMap<string, string>>;
  /** Runs a statement of our own so often, `sleepMs` each; its id, to be found in a snapshot. */
  runControl(times: number, sleepMs: number): Promise<string>;
  /** True for what this reader itself does. */
  isOwn(counts: Pick<StatementCounts, 'id' | 'role'>): boolean;
}
