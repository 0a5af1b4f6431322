import { parseDuration } from '../../../domain/duration.ts';
import type { MigrationRun } from '../../../toolbox/migrations/contract.ts';
import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import { quoteName } from '../../../toolbox/sql/scratch-database.ts';
import type { LockFacts } from '../evidence.ts';
import type { Scene } from './scene.ts';
import { withSession } from './scene.ts';
import type { TableState } from './tables.ts';
import { startTrace, stopTrace } from './trace-locks.ts';
import { joinTraffic, runTraffic } from './traffic.ts';
import { watchLocks } from './watch-locks.ts';

const MAX_HELD = 15;
const MAX_TRACED = 30;
/** Traffic waits as long as the upgrade takes: how long that was is what we want to know. */
const PATIENCE_MS = 3_600_000;

export interface ObservedUpgrade {
  readonly run: MigrationRun;
  readonly locks: LockFacts;
}

/**
 * The upgrade, with readers and writers on every table beside it, and a watcher. Rejects if one of
 * our sessions breaks, because then nobody knows what was held.
 */
export async function observeUpgrade(
  scene: Scene,
  dsn: string,
  before: readonly TableState[],
): Promise<ObservedUpgrade> {
  const tables = new Map(before.map(({ oid, name }) => [oid, name]));
  const rowsOf = countRows(scene, before);
  const isTraced = await withSession(scene, dsn, async (admin) => {
    await limitTimes(scene, admin);
    return await startTrace(admin);
  });
  const access = {
    access: 'write',
    statementTimeoutMs: PATIENCE_MS,
    lockTimeoutMs: PATIENCE_MS,
  } as const;
  const observed = await withSession(
    scene,
    dsn,
    (watcher) =>
      withSession(
        scene,
        dsn,
        (reader) =>
          withSession(
            scene,
            dsn,
            (writer) => runBeside(scene, dsn, { tables, rowsOf }, { watcher, reader, writer }),
            access,
          ),
        access,
      ),
    access,
  );
  if (!isTraced) return observed;
  const all = await withSession(scene, dsn, (admin) => stopTrace(admin, tables));
  const traced = all
    .map((lock) => ({ ...lock, rows: rowsOf(lock.table) }))
    .sort((a, b) => b.rows - a.rows)
    .slice(0, MAX_TRACED);
  const leftOut = observed.locks.leftOut + all.length - traced.length;
  return { ...observed, locks: { ...observed.locks, traced, leftOut } };
}

/**
 * For every session of this database that sets none itself. Not by PGOPTIONS, which not every
 * driver reads.
 */
async function limitTimes({ options }: Scene, admin: SqlSession): Promise<void> {
  const { database } = await admin.identity();
  const { lockTimeout, statementTimeout } = options.locks;
  const name = quoteName(database);
  await admin.script(
    `alter database ${name} set lock_timeout = ${parseDuration(lockTimeout)};
     alter database ${name} set statement_timeout = ${parseDuration(statementTimeout)}`,
  );
}

interface Tables {
  readonly tables: ReadonlyMap<number, string>;
  readonly rowsOf: (table: string) => number;
}

function countRows({ source }: Scene, before: readonly TableState[]): Tables['rowsOf'] {
  const copied = new Map(before.map(({ name, rows }) => [name, rows]));
  return (table) => Math.round(Math.max(copied.get(table) ?? 0, source?.rows.get(table) ?? 0));
}

interface Sessions {
  readonly watcher: SqlSession;
  readonly reader: SqlSession;
  readonly writer: SqlSession;
}

async function runBeside(
  { tool, clock, options }: Scene,
  dsn: string,
  { tables, rowsOf }: Tables,
  { watcher, reader, writer }: Sessions,
): Promise<ObservedUpgrade> {
  const end = new AbortController();
  const withoutPids = [watcher.pid, reader.pid, writer.pid];
  const names = [...tables.values()];
  const watching = watchLocks(watcher, clock, { tables, withoutPids }, end.signal);
  const reading = runTraffic(reader, 'read', names, clock, end.signal);
  const writing = runTraffic(writer, 'write', names, clock, end.signal);
  const upgrading = tool.upgrade(dsn).finally(() => end.abort());
  // All of them end before anything is said: a session that is still busy can't be closed.
  await Promise.allSettled([watching, reading, writing, upgrading]);
  const watch = await watching;
  const traffic = joinTraffic(tables.size, [
    ['read', await reading],
    ['write', await writing],
  ]);
  const { largeTable } = options.locks;
  // What may hold the release comes first, so that it is never what is left out.
  const held = watch.held
    .map((lock) => ({ ...lock, rows: rowsOf(lock.table) }))
    .toSorted((a, b) => Number(b.rows > largeTable) - Number(a.rows > largeTable))
    .slice(0, MAX_HELD);
  return {
    run: await upgrading,
    locks: { ...watch, held, leftOut: watch.held.length - held.length, traffic },
  };
}
