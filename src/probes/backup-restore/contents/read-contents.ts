import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import { SqlError } from '../../../toolbox/sql/failure.ts';
import type { Times } from '../began.ts';
import type { Contents } from '../evidence.ts';
import { keepName, keepNames } from '../keep-names.ts';
import type { BackupRestoreOptions } from '../options.ts';
import {
  countAll,
  countRows,
  fullName,
  LARGE_OBJECTS,
  listObjects,
  listTables,
} from './catalog.ts';
import { findBehind } from './find-behind.ts';
import { findOrphans } from './find-orphans.ts';
import type { Live } from './live.ts';
import { findNewestRow } from './newest-row.ts';
import { readText } from './row-text.ts';

const MAX_VALUE = 200;

/** A table with fewer may have been empty when the backup began. */
const NOTABLE_ROWS = 20;

const INVALID = `
  select i.indexrelid::regclass::text as name from pg_index i
   where not i.indisvalid or not i.indisready order by 1`;

/** What is in a restored database, beside what was expected of it; decides nothing. */
export async function readContents(
  session: SqlSession,
  options: BackupRestoreOptions,
  live: Live | undefined,
  times: Times,
): Promise<Contents> {
  const tables = await listTables(session);
  const counts = await countAll(session, tables);
  const rows = sum(tables.filter((one) => !one.isPartitioned).map(({ name }) => counts.get(name)));
  return {
    tables: tables.length,
    rows,
    ...(await compare(session, options, live, counts)),
    orphans: await findOrphans(session, options.ignore),
    sequences: await findBehind(session, options.ignore),
    invalidIndexes: keepNames(
      (await session.query(INVALID)).rows.map((row) => readText(row, 'name')),
    ),
    ...(await readAge(session, options, times)),
    asserted: await ask(session, options),
  };
}

/** Rows of later than the backup are looked for where `fetch` may have dumped something else. */
async function readAge(
  session: SqlSession,
  { newest, fetch }: BackupRestoreOptions,
  { beganMs, nowMs }: Times,
): Promise<Pick<Contents, 'newest' | 'latest'>> {
  if (newest === undefined || Number.isNaN(beganMs)) return {};
  const found = (await findNewestRow(session, newest, beganMs)) ?? null;
  if (fetch === undefined) return { newest: found };
  return { newest: found, latest: (await findNewestRow(session, newest, nowMs)) ?? null };
}

type Compared = Pick<Contents, 'missing' | 'lost' | 'emptied' | 'limited'>;

async function compare(
  session: SqlSession,
  options: BackupRestoreOptions,
  live: Live | undefined,
  counts: ReadonlyMap<string, number>,
): Promise<Compared> {
  const liveRows = new Map(live?.tables.map(({ name, rows }) => [name, rows]));
  const expected = new Set([...listNames(options).map(fullName), ...liveRows.keys()]);
  const objects = new Set(
    live === undefined ? [] : (await listObjects(session)).map(({ name }) => name),
  );
  const missing = [...expected].filter((name) => !counts.has(name));
  const lost = (live?.objects ?? []).filter((name) => !objects.has(name));
  const filled = new Map([...liveRows, [LARGE_OBJECTS.name, live?.largeObjects ?? 0]]);
  const large = live === undefined ? 0 : await countRows(session, LARGE_OBJECTS);
  const there = new Map([...counts, [LARGE_OBJECTS.name, large]]);
  const emptied = [...filled].filter(([name, rows]) => {
    return rows >= NOTABLE_ROWS && there.get(name) === 0;
  });
  return {
    missing: keepNames(missing),
    lost: keepNames(lost),
    emptied: keepNames(emptied.map(([name, rows]) => `${name} (live: ${rows})`)),
    limited: listLimited(options).map((table) => {
      const there = liveRows.get(fullName(table));
      const rows = counts.get(fullName(table)) ?? null;
      return { table, rows, ...(there === undefined ? {} : { live: Math.round(there) }) };
    }),
  };
}

function listNames({ tables = [] }: BackupRestoreOptions): readonly string[] {
  return Array.isArray(tables) ? tables : Object.keys(tables);
}

function listLimited({ tables = [] }: BackupRestoreOptions): readonly string[] {
  return Array.isArray(tables) ? [] : Object.keys(tables);
}

/** First column of the first row; null if there is none. */
async function ask(
  session: SqlSession,
  options: BackupRestoreOptions,
): Promise<Contents['asserted']> {
  const values: Contents['asserted'] = [];
  for (const { query } of options.assert) values.push(await askOne(session, query));
  return values;
}

/** A table that the query needs and the backup lacks is what the query is there to find out. */
async function askOne(session: SqlSession, query: string): Promise<Contents['asserted'][number]> {
  try {
    const { rows } = await session.query(query, [], 1);
    const [value = null] = Object.values(rows[0] ?? {});
    const isPlain = value === null || typeof value === 'number' || typeof value === 'boolean';
    if (isPlain) return { value };
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return { value: keepName(text, MAX_VALUE) };
  } catch (error) {
    if (!(error instanceof SqlError) || error.reason !== 'config') throw error;
    return { problem: keepName(error.message, MAX_VALUE) };
  }
}

function sum(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((total, count) => total + (count ?? 0), 0);
}
