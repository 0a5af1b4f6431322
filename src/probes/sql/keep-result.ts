import * as z from 'zod';
import type { Json } from '../../domain/json.ts';
import { keepJson } from '../../expect/kept-json.ts';
import type { SqlResult, SqlRow } from '../../toolbox/sql/contract.ts';
import type { SecretTool } from '../../toolbox/toolbox.ts';
import type { ResultEvidence } from './evidence.ts';
import type { Expectation } from './query-schema.ts';

const SHOWN_ROWS = 5;
const SHOWN_BYTES = 60;

interface Keep {
  readonly expect: Expectation;
  readonly show?: readonly string[] | undefined;
  /** What it may take of the evidence. */
  readonly maxBytes: number;
  readonly secret: SecretTool;
}

/** Of a result only what its expectation needs: rows may be about people. */
export async function keepResult(
  { rows, truncated }: SqlResult,
  { expect, show, maxBytes, secret }: Keep,
): Promise<ResultEvidence> {
  const kept: ResultEvidence = {
    rows: rows.length,
    truncated,
    columns: Object.keys(rows[0] ?? {}).length,
  };
  const value = expect.value === undefined ? undefined : keepValue(rows[0], maxBytes);
  if (value !== undefined) kept.value = value;
  if (expect.json !== undefined) {
    kept.json = await keepJson({ value: rows as unknown as Json }, expect.json, maxBytes);
  }
  if (show !== undefined && expect.rows !== undefined) {
    kept.shown = showRows(rows, show, secret, maxBytes / 2);
  }
  return kept;
}

/** Whole or not at all: what is left of a text that was cut could look like another one. */
function keepValue(row: SqlRow | undefined, maxBytes: number): ResultEvidence['value'] {
  const value = z
    .json()
    .optional()
    .parse(Object.values(row ?? {})[0]);
  return measure(value ?? null) > maxBytes / 2 ? undefined : value;
}

function showRows(
  rows: readonly SqlRow[],
  columns: readonly string[],
  secret: SecretTool,
  maxBytes: number,
): Record<string, string>[] {
  const shown = rows.slice(0, SHOWN_ROWS).map((row) => showColumns(row, columns, secret));
  while (measure(shown) > maxBytes) shown.pop();
  return shown;
}

function measure(value: Json): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function showColumns(
  row: SqlRow,
  columns: readonly string[],
  secret: SecretTool,
): Record<string, string> {
  const entries = columns.map((name) => {
    const value = Object.hasOwn(row, name) ? row[name] : undefined;
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'no such column');
    const clean = text.replaceAll(/\p{Cc}/gu, '\ufffd');
    const excerpt = secret.excerpt(clean, SHOWN_BYTES);
    return [name, `${excerpt.text}${excerpt.truncated ? '…' : ''}`] as const;
  });
  return Object.fromEntries(entries);
}
