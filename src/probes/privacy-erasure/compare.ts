import type { MadeRow } from '../../toolbox/sql/person/rows.ts';
import type { Change } from './evidence.ts';

/** Rows whose digest is another one now. */
export function compareRows(
  rows: readonly MadeRow[],
  before: readonly (string | null)[],
  after: readonly (string | null)[],
): readonly Change[] {
  return rows.flatMap(({ table }, index): readonly Change[] => {
    if (before[index] === after[index]) return [];
    return [{ table: table.shown, what: after[index] === null ? 'gone' : 'changed' }];
  });
}

/** Relations in which the rows that name somebody else are not the same now. */
export function compareRelations(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly Change[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((table): readonly Change[] => {
    if (before.get(table) === after.get(table)) return [];
    return [{ table, what: after.has(table) ? 'changed' : 'gone' }];
  });
}

/** Each table once. */
export function mergeChanges(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((change) => [change.table, change])).values()];
}
