import type { SqlRow } from '../../../toolbox/sql/contract.ts';

/** A column that is text by its query; empty if it is not. */
export function readText(row: SqlRow | undefined, name: string): string {
  const value = row?.[name];
  return typeof value === 'string' ? value : '';
}
