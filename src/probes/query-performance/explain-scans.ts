import type { SqlSession } from '../../toolbox/sql/contract.ts';
import { cleanStatement } from '../../toolbox/sql/statements/clean-statement.ts';
import type { StatementReader } from '../../toolbox/sql/statements/contract.ts';
import type { SecretTool } from '../../toolbox/toolbox.ts';
import type { QueryPerformanceEvidence, TableEvidence } from './evidence.ts';
import { type Merged, mentions } from './merge-statements.ts';
import { type PlannedScan, planGeneric, planStatement } from './plan-statement.ts';
import { addUpPartitions, type TableCounts } from './table-counts.ts';

const MAX_TABLES = 10;
const MAX_STATEMENTS = 3;
const MAX_PLANNED = 12;
const MAX_BUSIEST = 6;
const TEXT_BYTES = 200;
const FILTER_BYTES = 120;
const MAX_SCANS = 4;
/** A longer text is not planned: the server keeps texts of any length. */
const PLANNED_CHARS = 20_000;

interface Tools {
  readonly planner: SqlSession;
  readonly reader: StatementReader;
  readonly secret: SecretTool;
}

/** Which statements may have read these tables whole; their plans say which of them do. */
export async function explainScans(
  tables: readonly TableCounts[],
  statements: readonly Merged[],
  { planner, reader, secret }: Tools,
): Promise<TableEvidence[]> {
  const sums = addUpPartitions(tables).slice(0, MAX_TABLES);
  const kept = [...sums, ...tables.slice(0, MAX_TABLES)];
  const busiest = [...statements].sort((a, b) => b.blocks - a.blocks);
  const naming = busiest.filter((one) => kept.some(({ bare }) => mentions(one, bare)));
  // A view names its tables in the plan only.
  const candidates =
    kept.length === 0
      ? []
      : [...new Set([...naming.slice(0, MAX_PLANNED), ...busiest.slice(0, MAX_BUSIEST)])];
  const plans = await planAll(candidates, planner, reader);
  return kept.map((table) => {
    const parts = new Map(
      tables.filter(({ root }) => root === table.name).map(({ name, size }) => [name, size]),
    );
    const scansOf = (one: Merged) =>
      plans.get(one)?.filter((scan) => scan.table === table.name || parts.has(scan.table));
    const named = busiest.filter(
      (one) => mentions(one, table.bare) || (scansOf(one) ?? []).length > 0,
    );
    return {
      ...describe(table, parts.size > 0),
      wholeRows: countWhole(table, parts, named, scansOf),
      statements: named
        .map((one) => ({
          text: secret.excerpt(one.text.toWellFormed(), TEXT_BYTES).text,
          calls: one.calls,
          isPlanned: isPlanned(scansOf(one)),
        }))
        .sort((a, b) => rankOf(b.isPlanned) - rankOf(a.isPlanned))
        .slice(0, MAX_STATEMENTS),
    };
  });
}

function isPlanned(scans: readonly PlannedScan[] | undefined): boolean | null {
  return scans === undefined ? null : scans.length > 0;
}

/** The counters do not tell whole scans from short ones: what these returned is taken off. */
function countWhole(
  { rowsRead, size }: TableCounts,
  parts: ReadonlyMap<string, number>,
  statements: readonly Merged[],
  scansOf: (one: Merged) => readonly PlannedScan[] | undefined,
): number {
  const wholeOf = (one: Merged) => (scansOf(one) ?? []).filter(({ isWhole }) => isWhole);
  const readBy = (one: Merged) =>
    wholeOf(one).reduce((sum, { table }) => sum + (parts.get(table) ?? size), 0);
  // Of a partitioned table the plan must read all, not the one partition that is asked for.
  if (!statements.some((one) => readBy(one) > 0 && readBy(one) >= size / 4)) return 0;
  const short = statements.filter((one) => wholeOf(one).length === 0);
  return Math.max(0, rowsRead - short.reduce((sum, { rows }) => sum + rows, 0));
}

function describe(
  { name, size, scans, rowsRead }: TableCounts,
  isSum: boolean,
): Omit<TableEvidence, 'statements'> {
  const shown = name.slice(0, 200).toWellFormed();
  return { name: shown, size, scans, rowsRead, ...(isSum ? { isSum } : {}) };
}

function rankOf(isPlanned: boolean | null): number {
  if (isPlanned === null) return 1;
  return isPlanned ? 2 : 0;
}

/** What each plan reads by sequential scans. */
async function planAll(
  statements: readonly Merged[],
  planner: SqlSession,
  reader: StatementReader,
): Promise<ReadonlyMap<Merged, readonly PlannedScan[]>> {
  const ids = statements.flatMap((one) => one.ids.slice(0, 1));
  const texts = await reader.readTexts(ids, PLANNED_CHARS + 1);
  const plans = new Map<Merged, readonly PlannedScan[]>();
  for (const one of statements) {
    const text = texts.get(one.ids[0] ?? '');
    if (text === undefined || text.length > PLANNED_CHARS) continue;
    const scans = await planGeneric(planner, text);
    if (scans !== undefined) plans.set(one, scans);
  }
  return plans;
}

/** Plans of the statements that the options give. */
export async function explainGiven(
  statements: readonly string[],
  tables: readonly TableCounts[],
  session: SqlSession,
  secret: SecretTool,
): Promise<QueryPerformanceEvidence['plans']> {
  const plans: QueryPerformanceEvidence['plans'] = [];
  for (const statement of statements) {
    const scans = await planStatement(session, statement);
    plans.push({
      text: secret.excerpt(cleanStatement(statement).toWellFormed(), TEXT_BYTES).text,
      // The largest, so that a small table never takes the place of a large one.
      scans: sizeScans(scans, tables)
        .sort((a, b) => b.size - a.size)
        .slice(0, MAX_SCANS)
        .map(({ table, size, filter }) => ({ table, size, ...showFilter(filter, secret) })),
    });
  }
  return plans;
}

/** Partitions that are read together count as their table: each may be small where all are not. */
function sizeScans(scans: readonly PlannedScan[], tables: readonly TableCounts[]) {
  const known = new Map(tables.map((one) => [one.name, one]));
  const rootOf = ({ table }: PlannedScan) => known.get(table)?.root ?? table;
  const sizeOf = (names: Iterable<string>) =>
    [...names].reduce((sum, name) => sum + (known.get(name)?.size ?? 0), 0);
  // The first rows of a table, whichever they are, are no search through it.
  const searches = scans.filter(({ isWhole, filter }) => isWhole || filter !== undefined);
  return [...Map.groupBy(searches, rootOf)].map(([root, parts]) => {
    const names = new Set(parts.map(({ table }) => table));
    const [only = root] = names;
    const filter = parts.find((one) => one.filter !== undefined)?.filter;
    return { table: names.size > 1 ? root : only, size: sizeOf(names), filter };
  });
}

function showFilter(filter: string | undefined, secret: SecretTool): { filter?: string } {
  if (filter === undefined) return {};
  return { filter: secret.excerpt(cleanStatement(filter).toWellFormed(), FILTER_BYTES).text };
}
