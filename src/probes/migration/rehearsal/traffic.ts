import { ProbeError } from '../../../domain/errors.ts';
import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import { SqlError } from '../../../toolbox/sql/failure.ts';
import type { ClockTool } from '../../../toolbox/toolbox.ts';
import type { TrafficFacts } from '../evidence.ts';
import { pause } from './watch-locks.ts';

type Kind = 'read' | 'write';

const PAUSE_MS = 3;
const MAX_BLOCKED = 15;
/** A table or its schema that the upgrade has dropped or renamed. */
const GONE = new Set(['42P01', '3F000']);

/**
 * By ctid: it takes the lock that every query takes, and no sequential scan, which are counted.
 * Rows
 * are skipped if locked, so that this traffic can have no part in a deadlock.
 */
const STATEMENTS: Readonly<Record<Kind, (table: string) => string>> = {
  read: (table) => `select 1 from ${table} where ctid = '(0,1)'`,
  write: (table) =>
    `begin; lock table ${table} in row exclusive mode;
     select 1 from ${table} where ctid = '(0,1)' for update skip locked; rollback`,
};

interface Tally {
  statements: number;
  refused: number;
  readonly longest: Map<string, number>;
}

/** Short reads or writes, table after table, until `until` fires; nothing is changed by them. */
export async function runTraffic(
  session: SqlSession,
  kind: Kind,
  tables: readonly string[],
  clock: ClockTool,
  until: AbortSignal,
): Promise<Tally> {
  const tally: Tally = { statements: 0, refused: 0, longest: new Map() };
  const left = new Set(tables);
  // Of an empty table the planner would scan all: no row is cheaper to read than one.
  await session.script('set enable_seqscan = off');
  while (!until.aborted && left.size > 0) {
    for (const table of left) {
      if (until.aborted) break;
      const startedMs = performance.now();
      const isGone = await runOne(session, STATEMENTS[kind](table), tally);
      const ms = performance.now() - startedMs;
      tally.longest.set(table, Math.max(tally.longest.get(table) ?? 0, ms));
      if (isGone) left.delete(table);
      await pause(clock, PAUSE_MS, until);
    }
  }
  return tally;
}

/** True if the table is gone. */
async function runOne(session: SqlSession, text: string, tally: Tally): Promise<boolean> {
  tally.statements += 1;
  try {
    await session.script(text);
    return false;
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    if (error.sqlState.startsWith('57P')) throw error;
    await session.script('rollback');
    if (GONE.has(error.sqlState)) return true;
    tally.refused += 1;
    return false;
  }
}

export function joinTraffic(
  tables: number,
  tallies: readonly (readonly [Kind, Tally])[],
): TrafficFacts {
  if (tallies.length === 0) throw new ProbeError('internal', 'There was no traffic.');
  const blocked = tallies
    .flatMap(([kind, { longest }]) =>
      [...longest].map(([table, ms]) => ({ table, kind, ms: Math.round(ms) })),
    )
    .sort((a, b) => b.ms - a.ms);
  return {
    tables,
    statements: tallies.reduce((sum, [, { statements }]) => sum + statements, 0),
    refused: tallies.reduce((sum, [, { refused }]) => sum + refused, 0),
    blocked: blocked.slice(0, MAX_BLOCKED),
  };
}
