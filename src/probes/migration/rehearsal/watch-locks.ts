import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import type { ClockTool } from '../../../toolbox/toolbox.ts';
import { cut } from './keep.ts';

/** Modes that hold up at least writers (PostgreSQL, 13.3.1). */
export const STRONG_MODES = [
  'ShareLock',
  'ShareRowExclusiveLock',
  'ExclusiveLock',
  'AccessExclusiveLock',
] as const;

const EVERY_MS = 50;

const LOCKS = `
  select l.pid, l.relation::int8 as oid, l.mode, left(a.query, 300) as statement
  from pg_locks l left join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'relation' and l.granted and l.mode = any($1::text[])
    and l.database = (select oid from pg_database where datname = current_database())
    and l.pid <> all($2::int[])`;

export interface SampledLock {
  readonly table: string;
  readonly mode: string;
  readonly heldMs: number;
  readonly statement: string;
}

interface LockRow {
  readonly pid: number;
  readonly oid: number;
  readonly mode: string;
  readonly statement: string | null;
}

interface Held {
  readonly table: string;
  readonly mode: string;
  readonly statement: string;
  readonly sinceMs: number;
}

export interface LockWatch {
  readonly held: readonly SampledLock[];
  readonly samples: number;
  readonly longestGapMs: number;
}

/**
 * Samples the strong locks of everybody else on the given tables until `until` settles. Rejects if
 * the session breaks: what was not seen is not known.
 */
export async function watchLocks(
  session: SqlSession,
  clock: ClockTool,
  scope: { readonly tables: ReadonlyMap<number, string>; readonly withoutPids: readonly number[] },
  until: AbortSignal,
): Promise<LockWatch> {
  const open = new Map<string, Held>();
  const longest = new Map<string, SampledLock>();
  let samples = 0;
  let longestGapMs = 0;
  let lastMs = clock.now();
  const sample = async (): Promise<void> => {
    const { rows } = await session.query(LOCKS, [STRONG_MODES, scope.withoutPids], 20_000);
    const locks = rows as unknown as readonly LockRow[];
    const nowMs = clock.now();
    if (samples > 0) longestGapMs = Math.max(longestGapMs, nowMs - lastMs);
    samples += 1;
    lastMs = nowMs;
    const seen = new Map<string, Held>();
    for (const { pid, oid, mode, statement } of locks) {
      const table = scope.tables.get(oid);
      if (table === undefined) continue;
      const key = `${pid} ${oid} ${mode}`;
      const fresh = {
        table,
        mode,
        statement: statement ?? '',
        sinceMs: nowMs,
      };
      seen.set(key, open.get(key) ?? fresh);
    }
    for (const [key, held] of open) if (!seen.has(key)) keepLongest(longest, held, nowMs);
    open.clear();
    for (const [key, held] of seen) open.set(key, held);
  };
  while (!until.aborted) {
    const startedMs = clock.now();
    await sample();
    await pause(clock, EVERY_MS - (clock.now() - startedMs), until);
  }
  await sample();
  for (const held of open.values()) keepLongest(longest, held, clock.now());
  const held = [...longest.values()].sort((a, b) => b.heldMs - a.heldMs);
  return { held, samples, longestGapMs };
}

function keepLongest(longest: Map<string, SampledLock>, held: Held, nowMs: number): void {
  const { table, mode } = held;
  const heldMs = Math.round(nowMs - held.sinceMs);
  const key = `${table} ${mode}`;
  if ((longest.get(key)?.heldMs ?? -1) >= heldMs) return;
  longest.set(key, { table, mode, heldMs, statement: cut(held.statement.replace(/\s+/g, ' ')) });
}

/** Ends early, and without a fuss, when the work that is watched has ended. */
export async function pause(clock: ClockTool, ms: number, until: AbortSignal): Promise<void> {
  if (ms <= 0 || until.aborted) return;
  await clock.sleep(ms, until).catch(() => {});
}
