import type { SqlSession } from '../../toolbox/sql/contract.ts';
import { cleanStatement } from '../../toolbox/sql/statements/clean-statement.ts';
import type { StatementReader } from '../../toolbox/sql/statements/contract.ts';
import type { SecretTool } from '../../toolbox/toolbox.ts';
import type { QueryPerformanceEvidence, TableEvidence } from './evidence.ts';
import { type Merged, mentions } from './merge-statements.ts';
import { planGeneric, planStatement } from './plan-statement.ts';
import type { TableCounts } from './table-counts.ts';

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
  const kept = tables.slice(0, MAX_TABLES);
  const busiest = [...statements].sort((a, b) => b.blocks - a.blocks);
  const naming = busiest.filter((one) => kept.some(({ bare }) => mentions(one, bare)));
  // A view names its tables in the plan only.
  const candidates =
    kept.length === 0
      ? []
      : [...new Set([...naming.slice(0, MAX_PLANNED), ...busiest.slice(0, MAX_BUSIEST)])];
  const plans = await planAll(candidates, planner, reader);
  return kept.map((table) => ({
    ...describe(table),
    statements: busiest
      .filter((one) => mentions(one, table.bare) || plans.get(one)?.includes(table.name))
      .map((one) => ({
        text: secret.excerpt(one.text.toWellFormed(), TEXT_BYTES).text,
        calls: one.calls,
        isPlanned: plans.get(one)?.includes(table.name) ?? null,
      }))
      .sort((a, b) => rankOf(b.isPlanned) - rankOf(a.isPlanned))
      .slice(0, MAX_STATEMENTS),
  }));
}

function describe({ name, size, scans, rowsRead }: TableCounts): Omit<TableEvidence, 'statements'> {
  return { name: name.slice(0, 200).toWellFormed(), size, scans, rowsRead };
}

function rankOf(isPlanned: boolean | null): number {
  if (isPlanned === null) return 1;
  return isPlanned ? 2 : 0;
}

/** Names of the tables that each plan reads whole. */
async function planAll(
  statements: readonly Merged[],
  planner: SqlSession,
  reader: StatementReader,
): Promise<ReadonlyMap<Merged, readonly string[]>> {
  const ids = statements.flatMap((one) => one.ids.slice(0, 1));
  const texts = await reader.readTexts(ids, PLANNED_CHARS + 1);
  const plans = new Map<Merged, readonly string[]>();
  for (const one of statements) {
    const text = texts.get(one.ids[0] ?? '');
    if (text === undefined || text.length > PLANNED_CHARS) continue;
    const scans = await planGeneric(planner, text);
    if (scans !== undefined)
      plans.set(
        one,
        scans.map(({ table }) => table),
      );
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
  const sizes = new Map(tables.map(({ name, size }) => [name, size]));
  const plans: QueryPerformanceEvidence['plans'] = [];
  for (const statement of statements) {
    const scans = await planStatement(session, statement);
    const sized = scans.map((one) => ({ ...one, size: sizes.get(one.table) ?? 0 }));
    plans.push({
      text: secret.excerpt(cleanStatement(statement).toWellFormed(), TEXT_BYTES).text,
      // The largest, so that a small table never takes the place of a large one.
      scans: sized
        .sort((a, b) => b.size - a.size)
        .slice(0, MAX_SCANS)
        .map(({ table, size, filter }) => ({ table, size, ...showFilter(filter, secret) })),
    });
  }
  return plans;
}

function showFilter(filter: string | undefined, secret: SecretTool): { filter?: string } {
  if (filter === undefined) return {};
  return { filter: secret.excerpt(cleanStatement(filter).toWellFormed(), FILTER_BYTES).text };
}
