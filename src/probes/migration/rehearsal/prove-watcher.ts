import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import type { ClockTool } from '../../../toolbox/toolbox.ts';
import { pause, watchLocks } from './watch-locks.ts';

const HOLD_MS = 150;

/** The negative control: true if the watcher sees a table that we lock ourselves. */
export async function proveWatcher(
  locker: SqlSession,
  watcher: SqlSession,
  clock: ClockTool,
  abort: AbortSignal,
): Promise<boolean> {
  await locker.script('create schema holdpoint_watch; create table holdpoint_watch.control ()');
  try {
    const { rows } = await locker.query(
      `select 'holdpoint_watch.control'::regclass::oid::int8 as oid`,
    );
    const tables = new Map([[Number(rows[0]?.['oid']), 'control']]);
    await locker.script('begin; lock table holdpoint_watch.control in access exclusive mode');
    const end = new AbortController();
    const watch = watchLocks(watcher, clock, { tables, withoutPids: [] }, end.signal);
    await pause(clock, HOLD_MS, abort);
    end.abort();
    const { held } = await watch;
    return held.some(({ table, mode }) => table === 'control' && mode === 'AccessExclusiveLock');
  } finally {
    await locker.script('rollback; drop schema holdpoint_watch cascade');
  }
}
