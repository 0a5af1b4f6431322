import type { SqlSession } from '../contract.ts';
import { bucketOf, digestTable, listDifferent, rowText, type TableDigest } from './digest.ts';
import { fixedSettings } from './fragments.ts';
import { RowReader } from './row-reader.ts';
import type { TableShape } from './tables.ts';

/** How the rows of a table differ. Without a key a changed row is a lost and an added one. */
export interface RowChanges {
  readonly rowsBefore: number;
  readonly rowsAfter: number;
  readonly lost: number;
  readonly added: number;
  /** Rows that are in both, with another value in some column. */
  readonly changed: number;
  /** Values that changed, by column. */
  readonly columns: ReadonlyMap<string, number>;
}

/** A table in one of the databases; both sides have the same columns and key: `intersect`. */
export interface Side {
  readonly session: SqlSession;
  readonly table: TableShape;
  /** Where it is known already: a database that does not change is read once. */
  readonly digest?: TableDigest | undefined;
}

/** Hex digits of the key, and of each value behind it. */
const KEY_WIDTH = 32;
const VALUE_WIDTH = 16;
const BATCH = 5_000;

/**
 * Compares a table of two databases of one server, row by row where digests differ; in bounded
 * memory, and without a value leaving this function. Rejects as the sessions do.
 */
export async function compareRows(before: Side, after: Side): Promise<RowChanges> {
  const [old, young] = await Promise.all([
    before.digest ?? digestTable(before.session, before.table),
    after.digest ?? digestTable(after.session, after.table),
  ]);
  const buckets = listDifferent(old, young);
  const sizes = { rowsBefore: old.rows, rowsAfter: young.rows };
  if (buckets.length === 0) return { ...sizes, lost: 0, added: 0, changed: 0, columns: new Map() };
  const read = ({ session, table }: Side) =>
    new RowReader(session.stream(selectRows(table), [buckets], BATCH), 'packed');
  return { ...sizes, ...(await merge(read(before), read(after), before.table.columns)) };
}

/** Key and values as digests in one text of fixed width, which sorts the same here as there. */
function selectRows({ key, columns, source }: TableShape): string {
  const keyColumns = key.length === 0 ? columns : key;
  const values = columns.map((name) => hash(`t.${name}::text`, 1));
  return `
    select packed from (
      select ${hash('key_text', 4)} || ${hash('key_text', 5)} || packed_values as packed
      from (select ${rowText(keyColumns)} as key_text,
              ${values.length === 0 ? "''" : values.join(' || ')} as packed_values
            from ${source} t cross join ${fixedSettings} offset 0) r
      where ${bucketOf('key_text')} = any($1::int[])) s
    order by packed collate "C"`;
}

function hash(text: string, seed: number): string {
  const digits = `lpad(to_hex(hashtextextended(${text}, ${seed})), ${VALUE_WIDTH}, '0')`;
  return `coalesce(${digits}, '${'-'.repeat(VALUE_WIDTH)}')`;
}

/** Both sides are sorted by key; of a key that is there several times each row counts. */
async function merge(
  before: RowReader,
  after: RowReader,
  columns: readonly string[],
): Promise<Pick<RowChanges, 'lost' | 'added' | 'changed' | 'columns'>> {
  const counts = columns.map(() => 0);
  let [lost, added, changed] = [0, 0, 0];
  try {
    await Promise.all([before.fill(), after.fill()]);
    while (true) {
      if (before.peek() === undefined) await before.fill();
      if (after.peek() === undefined) await after.fill();
      const [old, young] = [before.peek(), after.peek()];
      if (old === undefined && young === undefined) break;
      const order = compareKeys(old, young);
      if (order < 0) lost += 1;
      else if (order > 0) added += 1;
      else if (old !== young) changed += countChanges(old ?? '', young ?? '', counts);
      if (order <= 0) before.advance();
      if (order >= 0) after.advance();
    }
  } finally {
    await before.close();
    await after.close();
  }
  const named = columns.map((column, index) => [column, counts[index] ?? 0] as const);
  return { lost, added, changed, columns: new Map(named.filter(([, count]) => count > 0)) };
}

/** Negative if the key of `old` comes first, or there is no other; positive the other way round. */
function compareKeys(old: string | undefined, young: string | undefined): number {
  if (old === undefined) return 1;
  if (young === undefined) return -1;
  const [a, b] = [old.slice(0, KEY_WIDTH), young.slice(0, KEY_WIDTH)];
  return a < b ? -1 : Number(a > b);
}

/** One, for the row; and each value that differs is added to those of its column. */
function countChanges(old: string, young: string, counts: number[]): number {
  for (const [index, count] of counts.entries()) {
    const [from, to] = [KEY_WIDTH + index * VALUE_WIDTH, KEY_WIDTH + (index + 1) * VALUE_WIDTH];
    if (old.slice(from, to) !== young.slice(from, to)) counts[index] = count + 1;
  }
  return 1;
}
