import type { Finding } from '../../domain/report.ts';
import { quoteText } from '../../expect/excerpt.ts';
import { hold, type Mark } from '../../expect/mark.ts';
import type { QueryPerformanceEvidence, TableEvidence } from './evidence.ts';
import { showCount, showTimes } from './judge-statements.ts';
import type { QueryPerformanceOptions } from './options.ts';

/** Foreign keys that a finding names. */
const MAX_NAMED = 20;

/** What `scans` and `foreignKeys` give an outcome to. */
export interface Objection {
  readonly severity: 'fail' | 'warn';
  readonly finding: Finding;
  readonly remedy: string;
}

/** Large tables that were read whole, by the counters of the tables and by given plans. */
export function judgeScans(
  seen: QueryPerformanceEvidence,
  options: QueryPerformanceOptions,
): readonly Objection[] {
  const severity = options.scans;
  if (severity === 'off') return [];
  const isAllowed = (name: string) => options.allowScans.includes(name);
  const tables = seen.tables.filter((one) => isLarge(one, options) && !isAllowed(one.name));
  const planned = seen.plans.flatMap(({ text, scans }) =>
    scans
      .filter(({ size, table }) => size > options.largeTable && !isAllowed(table))
      .map((scan) => ({ text, ...scan })),
  );
  return [
    ...tables.map((table) => object(severity, describeScan(table, seen), table.name)),
    ...planned.map(({ text, table, size, filter }) => {
      const by = filter === undefined ? '' : `, filtered by ${quoteText(filter)}`;
      const found = `a sequential scan of ${size} rows${by}: ${quoteText(text)}`;
      return object(
        severity,
        { where: `plan, table ${table}`, expected: 'an index scan', seen: found },
        table,
      );
    }),
  ];
}

/**
 * Parallel workers count a scan each, with a part of the rows: a quarter of a large table at a time
 * is as good as all of it. A scan that LIMIT ends after a few rows is not meant.
 */
function isLarge(table: TableEvidence, { largeTable }: QueryPerformanceOptions) {
  const { size, scans, rowsRead, isSum } = table;
  const rows = rowsRead / scans;
  if (isSum !== true && (rows > largeTable || (size > largeTable && rows >= size / 4))) return true;
  return size > largeTable && isWholeAmongMany(table);
}

/**
 * Many short scans hide a few whole ones in the average, and partitions share them out. The size is
 * an estimate, which may be a little high.
 */
function isWholeAmongMany({ wholeRows = 0, size }: TableEvidence): boolean {
  return wholeRows >= size * 0.9;
}

function describeScan(table: TableEvidence, { foreignKeys }: QueryPerformanceEvidence): Finding {
  const { name, scans, rowsRead, size, isSum } = table;
  const rows = Math.round(rowsRead / scans);
  const isAverage = isSum !== true && rows >= size / 4;
  const found = isAverage
    ? `read whole ${showTimes(scans)}, ${rows} rows at a time (the table has about ${size})`
    : `${rowsRead} rows read in ${showCount(scans, 'scan')} (the table has about ${size})`;
  return {
    where: `table ${name}`,
    expected: 'no sequential scan of a large table',
    seen: `${found}: ${nameCause(table, foreignKeys.unindexed)}`,
  };
}

function nameCause({ statements, name }: TableEvidence, unindexed: readonly string[]): string {
  const [first] = statements;
  if (first !== undefined && first.isPlanned !== false) return quoteText(first.text);
  const key = unindexed.find((one) => one.startsWith(`${name} (`));
  if (key !== undefined) return `perhaps for the foreign key ${key}, which has no index`;
  if (first !== undefined) return `perhaps ${quoteText(first.text)}`;
  return 'no statement of the role names it: a view, a function, or another role';
}

function object(severity: 'fail' | 'warn', finding: Finding, table: string): Objection {
  const remedy = `Add an index on ${table} for what the statement filters by, or name the table in \`allowScans\`.`;
  return { severity, finding, remedy };
}

/** Tables that are smaller here than what is fast has to be shown on. */
export function judgeSizes(
  { sizes }: QueryPerformanceEvidence,
  { minRows }: QueryPerformanceOptions,
): readonly Mark[] {
  return Object.entries(minRows).flatMap(([name, wanted]): Mark[] => {
    const size = sizes.find((one) => one.name === name)?.size ?? 0;
    if (size >= wanted) return [];
    const remedy = 'Load as many rows as production has, and run `analyze`.';
    const rows = showCount(wanted, 'row');
    return [hold('insufficient-samples', `table ${name}`, rows, `about ${size}`, remedy)];
  });
}

/** Each statement of `explain` must have been planned, whatever the evidence says. */
export function judgePlans(
  { plans }: QueryPerformanceEvidence,
  { explain }: QueryPerformanceOptions,
): readonly Mark[] {
  if (plans.length === explain.length) return [];
  const wanted = showCount(explain.length, 'plan');
  return [hold('no-data', 'explain', wanted, `${plans.length}`, 'Run it again.')];
}

export function judgeForeignKeys(
  { foreignKeys }: QueryPerformanceEvidence,
  options: QueryPerformanceOptions,
): readonly Objection[] {
  const severity = options.foreignKeys;
  if (severity === 'off' || foreignKeys.unindexed.length === 0) return [];
  const { unindexed, omitted } = foreignKeys;
  const named = unindexed.slice(0, MAX_NAMED);
  const rest = unindexed.length - named.length + omitted;
  const more = rest === 0 ? '' : `, and ${rest} more`;
  const finding = {
    where: 'foreign keys',
    expected: 'an index on the columns of each',
    seen: `none on ${named.join(', ')}${more}`,
  };
  const remedy =
    'Create an index on the columns: deleting a parent reads the whole table without it.';
  return [{ severity, finding, remedy }];
}
