import { ProbeError } from '../../../domain/errors.ts';
import type { SqlSession } from '../contract.ts';
import { SqlError } from '../failure.ts';
import type { StatementCounts, StatementReader, StatementSnapshot } from './contract.ts';
import { requireStatistics, type StatisticsPlace } from './require-statistics.ts';

/** More statements than any server keeps that is set up with sense (the default is 5,000). */
const MAX_STATEMENTS = 100_000;

/** The statement that asks, as pg_stat_statements will call it. */
const OWN_ID = `(select a.query_id::text from pg_catalog.pg_stat_activity a
                  where a.pid = pg_catalog.pg_backend_pid())`;

const CONTROL = `select pg_catalog.pg_sleep($1::float8), ${OWN_ID} as "holdpointControl"`;

interface Row extends Omit<StatementCounts, 'id' | 'role'> {
  readonly ownId: string | null;
  readonly resetAt: string | null;
  readonly evictions: number;
  readonly id: string | null;
  readonly role: string | null;
}

/** Rejects like `requireStatistics`. The reader works on this session alone. */
export async function openStatements(
  session: SqlSession,
  roles: readonly string[] | undefined,
): Promise<StatementReader> {
  const place = await requireStatistics(session, roles);
  const identity = await session.identity();
  const own = new Set(await guardLoaded(() => listBrackets(session, place)));
  return {
    identity,
    roles: place.roles.map(({ name }) => name),
    snapshot: () => takeSnapshot(session, place, own),
    readTexts: (ids, maxChars) => readTexts(session, place, ids, maxChars),
    runControl: (times, sleepMs) => runControl(session, times, sleepMs, own),
    isOwn: ({ id, role }) => role === place.self.name && own.has(id),
  };
}

/** BEGIN and ROLLBACK of our own role: a session that only reads puts them around everything. */
async function listBrackets(
  session: SqlSession,
  { schema, self }: StatisticsPlace,
): Promise<readonly string[]> {
  const { rows } = await session.query(
    `select distinct s.queryid::text as id from ${schema}.pg_stat_statements s
      where s.userid = $1::oid and s.toplevel and s.query ~* '^\\s*(begin|rollback)\\y'`,
    [self.oid],
    MAX_STATEMENTS,
  );
  return (rows as unknown as readonly { readonly id: string }[]).map(({ id }) => id);
}

/** One statement, which has a row even where there is nothing to count. */
function composeSnapshot({ schema, hasSince }: StatisticsPlace): string {
  return `
    select ${OWN_ID} as "ownId", i.stats_reset::text as "resetAt", i.dealloc as evictions,
           s.queryid::text as id, r.rolname::text as role, s.calls, s.total_exec_time as "totalMs",
           s.max_exec_time as "maxMs", s.rows, s.shared_blks_hit + s.shared_blks_read as blocks,
           ${hasSince ? 's.stats_since::text' : 'null::text'} as since
      from ${schema}.pg_stat_statements_info i
      left join (${schema}.pg_stat_statements(false) s
                 join pg_catalog.pg_database d on d.oid = s.dbid and d.datname = current_database()
                 join pg_catalog.pg_roles r on r.oid = s.userid)
        on s.toplevel and s.queryid is not null and s.userid = any($1::oid[])`;
}

async function takeSnapshot(
  session: SqlSession,
  place: StatisticsPlace,
  own: Set<string>,
): Promise<StatementSnapshot> {
  const oids = [...place.roles, place.self].map(({ oid }) => oid);
  const { rows, truncated } = await guardLoaded(() =>
    session.query(composeSnapshot(place), [oids], MAX_STATEMENTS),
  );
  if (truncated) {
    throw new ProbeError('output-limit', `There are more than ${MAX_STATEMENTS} statements.`, {
      remedy: 'Lower pg_stat_statements.max, or name the role of the application in `role`.',
    });
  }
  const read = rows as unknown as readonly Row[];
  const [first] = read;
  if (first === undefined || first.ownId === null) throw refuseNoId();
  own.add(first.ownId);
  return {
    resetAt: first.resetAt,
    evictions: first.evictions,
    counts: read.flatMap(keepCounts),
  };
}

function keepCounts({ id, role, ...rest }: Row): StatementCounts[] {
  if (id === null || role === null) return [];
  const { calls, totalMs, maxMs, rows, blocks, since } = rest;
  return [{ id, role, calls, totalMs, maxMs, rows, blocks, since }];
}

/** PostgreSQL says so with a code that stands for a dozen other things as well. */
async function guardLoaded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SqlError) || error.sqlState !== '55000') throw error;
    throw new ProbeError('config', error.message, {
      cause: error,
      remedy: "Set shared_preload_libraries = 'pg_stat_statements' and restart the server.",
    });
  }
}

function refuseNoId(): ProbeError {
  return new ProbeError('config', 'The server gives statements no ids (compute_query_id).', {
    remedy: 'Set compute_query_id = auto, and track_activities = on.',
  });
}

async function readTexts(
  session: SqlSession,
  { schema }: StatisticsPlace,
  ids: readonly string[],
  maxChars: number,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await session.query(
    `select distinct on (s.queryid) s.queryid::text as id, left(s.query, $2) as text
       from ${schema}.pg_stat_statements s
       join pg_catalog.pg_database d on d.oid = s.dbid and d.datname = current_database()
      where s.toplevel and s.queryid = any($1::bigint[]) and s.query is not null`,
    [ids, maxChars],
    MAX_STATEMENTS,
  );
  const texts = rows as unknown as readonly { readonly id: string; readonly text: string }[];
  return new Map(texts.map(({ id, text }) => [id, text]));
}

async function runControl(
  session: SqlSession,
  times: number,
  sleepMs: number,
  own: Set<string>,
): Promise<string> {
  let id: unknown;
  for (let time = 0; time < times; time += 1) {
    const { rows } = await session.query(CONTROL, [sleepMs / 1_000], 1);
    id = rows[0]?.['holdpointControl'];
  }
  if (typeof id !== 'string') throw refuseNoId();
  own.add(id);
  return id;
}
