import type { CatalogDifference } from '../../../domain/catalog.ts';
import { readNumber } from '../../../toolbox/sql/catalog/read-cell.ts';
import type { TableShape } from '../../../toolbox/sql/catalog/tables.ts';
import type { SqlSession } from '../../../toolbox/sql/contract.ts';
import type { Sample } from '../evidence.ts';
import type { Baseline } from './baseline.ts';
import { type World, withSession } from './world.ts';

/** Facts of a column that decide what its values can be. */
const OF_VALUES: ReadonlySet<string> = new Set(['type', 'collation', 'generated', 'identity']);

/** Tables that a trip made, changed, read or wrote, whatever was in them. */
export function listTouched(
  { tables }: Baseline,
  changes: readonly CatalogDifference[],
  used: readonly string[],
): readonly string[] {
  const named = changes.map(({ kind, name, table }) => (kind === 'table' ? name : table));
  const touched = new Set([...named, ...used]);
  const made = changes.filter(({ kind, change }) => kind === 'table' && change === 'added');
  return [
    ...tables.map(({ name }) => name).filter((name) => touched.has(name)),
    ...made.map(({ name }) => name),
  ];
}

/** What was there to lose where a trip touches something, the poorest first. */
export async function readSamples(
  world: World,
  baseline: Baseline,
  changes: readonly CatalogDifference[],
  touched: readonly string[],
): Promise<readonly Sample[]> {
  return await withSession(world, baseline.dsn, async (session) => {
    const samples: Sample[] = [];
    for (const table of baseline.tables.filter(({ name }) => touched.includes(name))) {
      const { rows } = await baseline.digest(session, table);
      samples.push({ table: table.name, why: 'touched', rows });
      if (rows === 0) continue;
      for (const change of changes.filter((one) => one.table === table.name)) {
        const sample = await readColumn(session, table, change, rows);
        if (sample !== undefined) samples.push(sample);
      }
    }
    const { mayBeEmpty } = world.options;
    const richness = (one: Sample): number =>
      // Those that need no rows must not push out one that does.
      mayBeEmpty.includes(one.column === undefined ? one.table : `${one.table}.${one.column}`) ||
      mayBeEmpty.includes(one.table)
        ? Number.MAX_SAFE_INTEGER
        : Math.min(one.rows, one.values ?? 2, one.distinct ?? 2);
    return samples.sort((a, b) => richness(a) - richness(b));
  });
}

async function readColumn(
  session: SqlSession,
  table: TableShape,
  { kind, name, change, fact = '' }: CatalogDifference,
  rows: number,
): Promise<Sample | undefined> {
  const column = table.columns.find((one) => `${table.name}.${one}` === name);
  const isGone = change === 'missing';
  if (kind !== 'column' || column === undefined || change === 'added') return undefined;
  if (!isGone && !OF_VALUES.has(fact)) return undefined;
  const found = await session.query(
    `select count(${column}) as held,
       (select count(*) from (select 1 from ${table.source} group by ${column}::text limit 2) d)
         as different
     from ${table.source}`,
  );
  const row = found.rows[0] ?? {};
  return {
    table: table.name,
    column,
    why: isGone ? 'dropped' : 'changed',
    rows,
    values: readNumber(row, 'held'),
    distinct: readNumber(row, 'different'),
  };
}
