import type { Needle } from '../../expect/needles/encodings.ts';
import type { SqlRow, SqlSession } from '../../toolbox/sql/contract.ts';
import { quoteName } from '../../toolbox/sql/scratch-database.ts';
import type { Hit } from './evidence.ts';
import { LARGE_OBJECTS, scanLargeObjects } from './large-objects.ts';
import { anyOf, asLine, LINE, Values } from './match-sql.ts';
import type { Relation } from './relations.ts';

/** Who is looked for. */
export interface Wanted {
  readonly person: readonly Needle[];
  readonly other: readonly Needle[];
}

export interface Scan {
  readonly hits: readonly Hit[];
  /** By relation, digest of the rows in which somebody else stands. */
  readonly others: ReadonlyMap<string, string>;
}

/**
 * Looks into every row, one pass for all needles, on the server: its size costs time, not memory.
 */
export async function scanAll(
  session: SqlSession,
  relations: readonly Relation[],
  wanted: Wanted,
): Promise<Scan> {
  const hits: Hit[] = [];
  const others = new Map<string, string>();
  for (const relation of relations) {
    if (!(await isTouched(session, relation, wanted))) continue;
    const { hit, digest } = await lookCloser(session, relation, wanted);
    if (hit !== undefined) hits.push(hit);
    if (digest !== undefined) others.set(relation.shown, digest);
  }
  const large = await scanLargeObjects(session, wanted);
  if (large.hit !== undefined) hits.push(large.hit);
  if (large.digest !== undefined) others.set(LARGE_OBJECTS, large.digest);
  return { hits, others };
}

async function isTouched(
  session: SqlSession,
  { sql }: Relation,
  { person, other }: Wanted,
): Promise<boolean> {
  const values = new Values();
  // `offset 0` keeps the row from being cast once for each needle.
  const { rows } = await session.query(
    `select exists (
       select from (select ${asLine('holdpoint_row::text')} as ${LINE}
                      from only ${sql} as holdpoint_row offset 0) as lines
        where ${anyOf(LINE, [...person, ...other], values)}) as touched`,
    values.list,
  );
  return rows[0]?.['touched'] === true;
}

/** Which columns, which encodings, and what the rows of others are like. */
async function lookCloser(session: SqlSession, relation: Relation, wanted: Wanted) {
  const { person, other } = wanted;
  const values = new Values();
  const isPerson = anyOf(LINE, person, values);
  const isOther = anyOf(LINE, other, values);
  const byEncoding = [...Map.groupBy(person, ({ encoding }) => encoding)];
  const columns = relation.columns.map((column, index) => {
    const line = asLine(`holdpoint_row.${quoteName(column)}::text`);
    return `count(*) filter (where ${anyOf(line, person, values)})::int8 as c${index}`;
  });
  const encodings = byEncoding.map(
    ([, needles], index) =>
      `count(*) filter (where ${anyOf(LINE, needles, values)})::int8 as e${index}`,
  );
  const counts = [`count(*) filter (where ${isPerson})::int8 as n`, ...columns, ...encodings];
  const { rows } = await session.query(
    `select ${counts.join(',\n')},
            string_agg(md5(holdpoint_row::text), ',' order by md5(holdpoint_row::text))
              filter (where ${isOther}) as digest
       from only ${relation.sql} as holdpoint_row
      cross join lateral (select ${asLine('holdpoint_row::text')} as ${LINE} offset 0) as lines
      where ${isPerson} or ${isOther}`,
    values.list,
  );
  const row = rows[0] ?? {};
  const names = byEncoding.map(([encoding]) => encoding);
  const hit = readHit(row, relation, names);
  return { hit, digest: readText(row, 'digest') };
}

function readHit(row: SqlRow, relation: Relation, encodings: readonly string[]): Hit | undefined {
  const rows = Number(row['n'] ?? 0);
  if (rows === 0) return undefined;
  const { shown, table, columns } = relation;
  const found = columns.filter((_, index) => Number(row[`c${index}`]) > 0);
  return {
    relation: shown,
    table,
    rows,
    columns: found,
    columnCount: found.length,
    encodings: encodings.filter((_, index) => Number(row[`e${index}`]) > 0),
  };
}

function readText(row: SqlRow, name: string): string | undefined {
  const value = row[name];
  return typeof value === 'string' ? value : undefined;
}
