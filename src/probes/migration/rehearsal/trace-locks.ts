import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import { SqlError } from '../../../toolbox/sql/failure.ts';
import { STRONG_MODES } from './watch-locks.ts';

const MODES = STRONG_MODES.map((mode) => `'${mode}'`).join(', ');

/**
 * Notes, behind every DDL statement and in its own transaction, which strong locks that session
 * holds: a lock of a millisecond on an empty copy is seen too, where samples would miss it.
 */
const INSTALL = `
  create schema holdpoint_watch;
  create table holdpoint_watch.locks (pid int, relation oid, mode text, tag text,
                                      primary key (pid, relation, mode));
  create function holdpoint_watch.note() returns event_trigger language plpgsql security definer
    set search_path = pg_catalog as $note$
  begin
    insert into holdpoint_watch.locks
    select distinct on (relation, mode) pid, relation, mode, tg_tag from pg_locks
    where locktype = 'relation' and granted and pid = pg_backend_pid() and mode in (${MODES})
      and database = (select oid from pg_database where datname = current_database())
    on conflict do nothing;
  end $note$;
  create event trigger holdpoint_watch on ddl_command_end execute function holdpoint_watch.note();
  alter event trigger holdpoint_watch enable always`;

const REMOVE = `drop event trigger if exists holdpoint_watch;
  drop schema if exists holdpoint_watch cascade`;

interface NotedLock {
  readonly oid: number;
  readonly mode: string;
  readonly tag: string;
}

export interface TracedLock {
  readonly table: string;
  readonly mode: string;
  readonly tag: string;
}

/** False if the role may not: only a superuser makes event triggers. */
export async function startTrace(session: SqlSession): Promise<boolean> {
  try {
    await session.script(INSTALL);
    return true;
  } catch (error) {
    if (error instanceof SqlError && error.sqlState === '42501') return false;
    throw error;
  }
}

/** What was noted of the tables that were there before; leaves nothing behind. */
export async function stopTrace(
  session: SqlSession,
  tables: ReadonlyMap<number, string>,
): Promise<readonly TracedLock[]> {
  const { rows } = await session.query(
    'select distinct on (relation, mode) relation::int8 as oid, mode, tag from holdpoint_watch.locks order by relation, mode, tag',
    [],
    20_000,
  );
  await session.script(REMOVE);
  const noted = rows as unknown as readonly NotedLock[];
  return noted.flatMap(({ oid, mode, tag }) => {
    const table = tables.get(oid);
    return table === undefined ? [] : [{ table, mode, tag }];
  });
}
