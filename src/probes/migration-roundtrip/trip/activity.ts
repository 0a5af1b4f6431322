import { setTimeout as sleep } from 'node:timers/promises';
import { ProbeError } from '../../../domain/errors.ts';
import { fixedSettings } from '../../../toolbox/sql/catalog/fragments.ts';
import { readNumber, readText } from '../../../toolbox/sql/catalog/read-cell.ts';
import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import { type World, withSession } from './world.ts';

/** A session that has ended reports what it did as it ends. */
const WAIT_MS = 2_000;
const PAUSE_MS = 20;

/** Of a partition the table that it is of. */
const COUNTERS = `
  select format('%I.%I', n.nspname, c.relname) as name,
    sum(coalesce(s.seq_scan, 0) + coalesce(s.idx_scan, 0)
        + s.n_tup_ins + s.n_tup_upd + s.n_tup_del)::float8 as used
  from pg_stat_user_tables s
    join pg_class c on c.oid = coalesce(pg_partition_root(s.relid), s.relid)
    join pg_namespace n on n.oid = c.relnamespace cross join ${fixedSettings}
  group by 1`;

const IS_COUNTED = `select current_setting('track_counts') = 'on' as counted`;

const OTHERS = `
  select count(*) as n from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()
    and backend_type = 'client backend'`;

/**
 * How often each table was scanned or written to since the database was made. An UPDATE of a table
 * without rows leaves no other trace.
 */
export async function readActivity(
  world: World,
  dsn: string,
): Promise<ReadonlyMap<string, number>> {
  return await withSession(world, dsn, async (session) => {
    await requireCounts(session);
    await waitForOthers(session);
    const { rows } = await session.query(COUNTERS);
    return new Map(rows.map((row) => [readText(row, 'name'), readNumber(row, 'used')]));
  });
}

async function requireCounts(session: SqlSession): Promise<void> {
  const { rows } = await session.query(IS_COUNTED);
  if (rows[0]?.['counted'] === true) return;
  throw new ProbeError('config', 'The scratch server does not count what tables are used.', {
    remedy: 'Set track_counts = on there, as it is by default.',
  });
}

async function waitForOthers(session: SqlSession): Promise<void> {
  for (let waited = 0; waited < WAIT_MS; waited += PAUSE_MS) {
    const { rows } = await session.query(OTHERS);
    if (readNumber(rows[0] ?? {}, 'n') === 0) return;
    await sleep(PAUSE_MS);
  }
}

/** Tables that were used between two readings. */
export function listUsed(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): readonly string[] {
  return [...after].flatMap(([name, used]) => (used > (before.get(name) ?? 0) ? [name] : []));
}
