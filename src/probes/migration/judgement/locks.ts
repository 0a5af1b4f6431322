import { parseDuration } from '../../../domain/duration.ts';
import { hold, type Mark } from '../../../expect/mark.ts';
import type { LockFacts, MigrationEvidence, TableFacts } from '../evidence.ts';
import type { MigrationProbeOptions } from '../options.ts';
import { exceed, IDLE } from './marks.ts';

type Limits = MigrationProbeOptions['locks'];

const EXPAND =
  'Split it: add the column or constraint without a scan, fill it in batches, validate it later, build indexes concurrently; each in a transaction of its own.';
const FEWER = 'Release fewer migrations at once, so that all of what they touch can be shown.';
const SEED = 'Fill the copy with `seed`, or start from a dump with data.';

/** Would an application that runs meanwhile be held up? */
export function judgeLocks(
  { upgrade, locks, tables, tablesLeftOut = 0, start }: MigrationEvidence,
  { locks: limits }: MigrationProbeOptions,
): readonly Mark[] {
  if (upgrade === undefined) return [];
  if (locks === undefined) return [hold('no-data', 'locks', 'samples', 'none were taken', IDLE)];
  const isDone = upgrade.exitCode === 0;
  if (isDone && tables === undefined)
    return [hold('no-data', 'locks', 'facts about the tables', 'none')];
  if (start === undefined) {
    const expected = 'the state that the upgrade starts from';
    return [hold('no-data', 'start', expected, 'nobody looked')];
  }
  const hasTables = start.tables > 0;
  return [
    ...(isDone && hasTables ? judgeSamples(locks, limits) : []),
    ...judgeHeld(locks, limits),
    ...judgeTraffic(locks, limits),
    ...(tables ?? []).flatMap((table) => judgeTable(table, locks, limits)),
    ...judgeLeftOut(tables ?? [], tablesLeftOut, limits),
  ];
}

function judgeSamples(
  { samples, longestGapMs, traffic }: LockFacts,
  { maxHeld }: Limits,
): readonly Mark[] {
  const marks: Mark[] = [];
  if (samples < 2) {
    const expected = 'samples while the upgrade runs';
    marks.push(hold('insufficient-samples', 'locks', expected, `${samples}`, IDLE));
  }
  if (longestGapMs > parseDuration(maxHeld)) {
    const [expected, said] = [`a sample every ${maxHeld}`, `none for ${longestGapMs} ms`];
    marks.push(hold('insufficient-samples', 'locks', expected, said, IDLE));
  }
  const answered = traffic.statements - traffic.refused;
  if (answered <= 0) {
    const said = `${traffic.statements} statements, ${traffic.refused} refused`;
    marks.push(hold('insufficient-samples', 'traffic', 'statements that are answered', said));
  }
  return marks;
}

/** Those of large tables are never what was left out, nor the longest of them. */
function judgeHeld({ held }: LockFacts, { maxHeld, largeTable }: Limits): readonly Mark[] {
  const limitMs = parseDuration(maxHeld);
  return held
    .filter(({ heldMs, rows }) => heldMs > limitMs && rows > largeTable)
    .map(({ table, mode, heldMs, rows, statement }) =>
      exceed(
        table,
        `no strong lock longer than ${maxHeld}`,
        `${mode} for ${heldMs} ms on ${rows} rows, while it ran: ${statement}`,
        EXPAND,
      ),
    );
}

function judgeTraffic({ traffic }: LockFacts, { maxBlocked }: Limits): readonly Mark[] {
  const limitMs = parseDuration(maxBlocked);
  return traffic.blocked
    .filter(({ ms }) => ms > limitMs)
    .map(({ table, kind, ms }) =>
      exceed(table, `no ${kind} waits longer than ${maxBlocked}`, `one waited ${ms} ms`, EXPAND),
    );
}

function judgeTable(table: TableFacts, locks: LockFacts, limits: Limits): readonly Mark[] {
  const { deployedRows, copyRows } = table;
  const rows = Math.max(deployedRows, copyRows);
  if (rows <= limits.largeTable) return [];
  if (table.isRewritten && !table.isEmptied) {
    const said = `all ${rows} rows are written anew, and nobody reads meanwhile`;
    return [exceed(table.table, 'no large table is rewritten', said, EXPAND)];
  }
  const isToScale = copyRows * 2 >= deployedRows;
  const lock = findLock(table.table, rows, locks);
  if (table.scans === 0 || isToScale || lock === undefined) return [];
  const said = `a scan of all rows with ${lock}, measured on ${copyRows} rows of ${deployedRows}`;
  return [
    hold(
      'insufficient-samples',
      table.table,
      'a copy on which the time of a scan can be measured',
      said,
      SEED,
    ),
  ];
}

/** The lock that was held on a table; where samples are all, or some are cut, it may be unseen. */
function findLock(
  table: string,
  rows: number,
  { held, traced, leftOut }: LockFacts,
): string | undefined {
  const seen = [...(traced ?? []), ...held].find((lock) => lock.table === table);
  if (seen !== undefined) return seen.mode;
  if (traced === undefined) return 'a lock that samples can’t exclude';
  // Those of the largest tables are kept.
  const smallest = traced.at(-1)?.rows ?? rows;
  return leftOut === 0 || smallest < rows ? undefined : 'a lock that may be one of those left out';
}

function judgeLeftOut(
  tables: readonly TableFacts[],
  leftOut: number,
  { largeTable }: Limits,
): readonly Mark[] {
  if (leftOut === 0) return [];
  // They are sorted by size: if the last one is small, so are all that were left out.
  const last = tables.at(-1);
  if (last !== undefined && Math.max(last.copyRows, last.deployedRows) <= largeTable) return [];
  const said = `${leftOut} tables were left out`;
  return [hold('insufficient-samples', 'locks', 'facts about every large table', said, FEWER)];
}
