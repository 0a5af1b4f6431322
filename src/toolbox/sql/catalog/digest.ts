import type { SqlSession } from '../contract.ts';
import { fixedSettings } from './fragments.ts';
import { readText } from './read-cell.ts';
import type { TableShape } from './tables.ts';

/** Parts of a table by the hash of the key: where two tables differ, only those parts are read. */
const BUCKETS = 4_096;

export interface TableDigest {
  readonly name: string;
  readonly rows: number;
  /** 32 hex digits, of all rows and columns, in whatever order they are stored. */
  readonly digest: string;
  /** The same for each part that has rows. */
  readonly buckets: ReadonlyMap<number, string>;
}

/**
 * Digests of the data, computed in the server, in one pass and bounded memory. Each row is hashed
 * as a whole (its text tells NULL from an empty value) by two independent hashes of 64 bits, and
 * these are summed: unlike XOR, a sum sees rows that are there twice. Rejects as the session does.
 */
export async function digestTables(
  session: SqlSession,
  tables: readonly TableShape[],
): Promise<readonly TableDigest[]> {
  const digests: TableDigest[] = [];
  for (const table of tables) digests.push(await digestTable(session, table));
  return digests;
}

export async function digestTable(session: SqlSession, table: TableShape): Promise<TableDigest> {
  const key = table.key.length === 0 ? table.columns : table.key;
  const { rows } = await session.query(
    `select ${bucketOf('key_text')} as bucket, count(*) as rows,
       sum(hashtextextended(row_text, 1))::text as a, sum(hashtextextended(row_text, 2))::text as b
     from (select ${rowText(key)} as key_text, ${rowText(table.columns)} as row_text
           from ${table.source} t cross join ${fixedSettings} offset 0) r
     group by 1`,
    [],
    BUCKETS,
  );
  const parts = rows.map((row) => ({
    bucket: Number(row['bucket']),
    rows: Number(row['rows']),
    sums: [BigInt(readText(row, 'a')), BigInt(readText(row, 'b'))] as const,
  }));
  const total = parts.reduce<readonly [bigint, bigint]>(
    ([a, b], { sums }) => [a + sums[0], b + sums[1]],
    [0n, 0n],
  );
  return {
    name: table.name,
    rows: parts.reduce((sum, one) => sum + one.rows, 0),
    digest: toHex(total),
    buckets: new Map(parts.map((one) => [one.bucket, `${one.rows}:${toHex(one.sums)}`])),
  };
}

/** Parts in which two digests differ. */
export function listDifferent(before: TableDigest, after: TableDigest): readonly number[] {
  const buckets = new Set([...before.buckets.keys(), ...after.buckets.keys()]);
  return [...buckets].filter((one) => before.buckets.get(one) !== after.buckets.get(one));
}

/** Columns as one text that tells every two rows apart. */
export function rowText(columns: readonly string[]): string {
  return `row(${columns.map((one) => `t.${one}`).join(', ')})::text`;
}

export function bucketOf(keyText: string): string {
  return `(hashtextextended(${keyText}, 3) & ${BUCKETS - 1})::int`;
}

function toHex(sums: readonly [bigint, bigint]): string {
  return sums.map((one) => BigInt.asUintN(64, one).toString(16).padStart(16, '0')).join('');
}
