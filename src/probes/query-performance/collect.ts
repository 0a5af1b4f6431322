import type { SqlSession } from '../../toolbox/sql/contract.ts';
import { compareSnapshots } from '../../toolbox/sql/statements/compare-snapshots.ts';
import type { StatementReader, StatementSnapshot } from '../../toolbox/sql/statements/contract.ts';
import { openStatements } from '../../toolbox/sql/statements/open-statements.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect, Signals } from '../contract.ts';
import type { QueryPerformanceEvidence, WorkloadEvidence } from './evidence.ts';
import { explainGiven, explainScans } from './explain-scans.ts';
import { listUnindexed } from './foreign-keys.ts';
import { type Merged, mentions, mergeStatements } from './merge-statements.ts';
import type { QueryPerformanceOptions } from './options.ts';
import { rankStatements, round } from './rank-statements.ts';
import { runWorkload } from './run-workload.ts';
import { compareTables, hasBegunAnew, readTables, type TableSnapshot } from './table-counts.ts';

const TEXT_CHARS = 4_000;

/** The statement of our own: so often, so long. */
const CONTROL = { times: 3, sleepMs: 20 };

type Tools = Pick<
  Toolbox,
  'sql' | 'http' | 'process' | 'files' | 'environment' | 'secret' | 'subject' | 'target' | 'clock'
>;

interface Bench {
  readonly options: QueryPerformanceOptions;
  readonly tools: Tools;
  readonly session: SqlSession;
  readonly reader: StatementReader;
}

interface Observed {
  readonly workload: WorkloadEvidence;
  readonly controlId: string;
  readonly before: StatementSnapshot;
  readonly after: StatementSnapshot;
  readonly tablesBefore: TableSnapshot;
  readonly tablesAfter: TableSnapshot;
}

/** Reads the statistics before and after the workload. */
export const collect: Collect<
  QueryPerformanceOptions,
  QueryPerformanceEvidence,
  keyof Tools
> = async (options, tools, signals) => {
  const roles = options.role === undefined ? undefined : [options.role].flat();
  const session = await tools.sql.open(options.database, { access: 'read' }, signals.abort);
  try {
    const reader = await openStatements(session, roles);
    const bench = { options, tools, session, reader };
    const observed = await observe(bench, signals);
    // A session that puts transactions around everything can't prepare and plan in one of them.
    const planner = await tools.sql.open(options.database, { access: 'write' }, signals.abort);
    try {
      return await composeEvidence(bench, observed, planner);
    } finally {
      await planner.close();
    }
  } finally {
    await session.close();
  }
};

async function observe({ options, tools, session, reader }: Bench, signals: Signals) {
  const tablesBefore = await readTables(session, tools.clock, signals.abort);
  const before = await reader.snapshot();
  const workload = await runWorkload(options, tools, signals);
  const controlId = await reader.runControl(CONTROL.times, CONTROL.sleepMs);
  const after = await reader.snapshot();
  const tablesAfter = await readTables(session, tools.clock, signals.abort);
  return { workload, controlId, before, after, tablesBefore, tablesAfter };
}

async function composeEvidence(
  { options, tools, session, reader }: Bench,
  observed: Observed,
  planner: SqlSession,
): Promise<QueryPerformanceEvidence> {
  const { before, after, tablesBefore, tablesAfter, workload } = observed;
  const { deltas, reset, evictions } = compareSnapshots(
    before,
    after,
    (one) => reader.roles.includes(one.role) && !reader.isOwn(one),
  );
  const texts = await reader.readTexts(
    deltas.map(({ id }) => id),
    TEXT_CHARS,
  );
  const all = mergeStatements(deltas, texts);
  const isIgnored = (one: Merged) => options.ignore.some((words) => mentions(one, words));
  const statements = all.filter((one) => !isIgnored(one));
  const ignored = sumUp(all.filter(isIgnored));
  const { system, database, version } = reader.identity;
  // Those that may be scanned must not take the place of others.
  const scanned = compareTables(tablesBefore, tablesAfter).filter(
    ({ name, root }) => ![name, root ?? name].some((one) => options.allowScans.includes(one)),
  );
  const { secret } = tools;
  return {
    system,
    database,
    version,
    roles: [...reader.roles],
    workload,
    sums: sumUp(statements),
    ignored: { statements: ignored.statements, calls: ignored.calls },
    statements: rankStatements(statements, options.minCalls, secret),
    mustSee: options.mustSee.map((text) => ({ text, calls: mostCalls(statements, text) })),
    tables: await explainScans(scanned, statements, { planner, reader, secret }),
    ...describeSizes(tablesAfter, options),
    plans: await explainGiven(options.explain, tablesAfter.tables, session, secret),
    foreignKeys: await listUnindexed(session),
    control: measureControl(observed, reader),
    reset,
    tablesReset: hasBegunAnew(tablesBefore, tablesAfter),
    evictions,
  };
}

function sumUp(statements: readonly Merged[]): QueryPerformanceEvidence['sums'] {
  return {
    statements: statements.length,
    calls: statements.reduce((sum, { calls }) => sum + calls, 0),
    totalMs: round(statements.reduce((sum, { totalMs }) => sum + totalMs, 0)),
  };
}

function mostCalls(statements: readonly Merged[], text: string): number {
  const found = statements.filter((one) => mentions(one, text));
  return Math.max(0, ...found.map(({ calls }) => calls));
}

function describeSizes(
  { tables }: TableSnapshot,
  { minRows }: QueryPerformanceOptions,
): Pick<QueryPerformanceEvidence, 'sizes' | 'largest'> {
  const [largest] = [...tables].sort((a, b) => b.size - a.size);
  const sizes = Object.keys(minRows).map((name) => ({
    name,
    size: tables.find((one) => one.name === name)?.size ?? 0,
  }));
  const shown = largest && { name: largest.name.slice(0, 200), size: largest.size };
  return { sizes, ...(shown === undefined ? {} : { largest: shown }) };
}

function measureControl(
  { before, after, controlId }: Observed,
  reader: StatementReader,
): QueryPerformanceEvidence['control'] {
  const { deltas } = compareSnapshots(
    before,
    after,
    (one) => one.id === controlId && reader.isOwn(one),
  );
  const { calls = 0, totalMs = 0 } = deltas[0] ?? {};
  const sleptMs = CONTROL.times * CONTROL.sleepMs;
  return { calls, expectedCalls: CONTROL.times, totalMs: round(totalMs), sleptMs };
}
