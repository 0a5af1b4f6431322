import { ProbeError } from '../../../domain/errors.ts';
import type { SqlRow } from '../contract.ts';

/** A column that is text in every row. */
export function readText(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new ProbeError('protocol', `The server gave ${typeof value} for the text ${column}.`);
}

/** A column that is a number in every row; one beyond 2^53 is not exact. */
export function readNumber(row: SqlRow, column: string): number {
  const value = Number(row[column]);
  if (Number.isFinite(value) && row[column] !== null) return value;
  throw new ProbeError('protocol', `The server gave no number for ${column}.`);
}
