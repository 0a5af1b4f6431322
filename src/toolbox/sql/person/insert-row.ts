import { ProbeError } from '../../../domain/errors.ts';
import type { SqlSession } from '../contract.ts';
import { SqlError } from '../failure.ts';
import { quoteName } from '../scratch-database.ts';
import type { Check, Table } from './catalog.ts';
import type { Filling } from './choose-content.ts';
import { listAsText, type MadeRow, readMadeRow } from './rows.ts';
import { inSavepoint } from './savepoint.ts';

/** Forms of a row that are tried where CHECKs over several columns refuse it. */
const MAX_ATTEMPTS = 40;

export interface InsertedRow {
  readonly row: MadeRow;
  readonly fillings: readonly Filling[];
}

/**
 * Puts a row in. Where a CHECK about several columns refuses it (`num_nonnulls(a, b) = 1`), columns
 * that may be null are left empty in turn. Throws ProbeError `config` that says what to give.
 */
export async function insertRow(
  session: SqlSession,
  table: Table,
  fillings: readonly Filling[],
): Promise<InsertedRow> {
  const queue: (readonly Filling[])[] = [fillings];
  let refusal: unknown;
  for (let at = 0; at < Math.min(queue.length, MAX_ATTEMPTS); at += 1) {
    const attempt = queue[at] ?? fillings;
    try {
      const row = await inSavepoint(session, () => insert(session, table, attempt));
      return { row, fillings: attempt };
    } catch (error) {
      if (!(error instanceof SqlError)) throw error;
      refusal ??= error;
      const check = findCheck(table, error);
      if (check !== undefined) queue.push(...listAlternatives(attempt, check));
    }
  }
  throw explain(table, refusal);
}

async function insert(
  session: SqlSession,
  table: Table,
  fillings: readonly Filling[],
): Promise<MadeRow> {
  const said = fillings.filter((one) => one.text !== undefined || one.expression !== undefined);
  const values: (string | null)[] = [];
  const places = said.map(({ text, expression }) => {
    if (expression !== undefined) return `(${expression})`;
    values.push(text ?? null);
    return `$${values.length}`;
  });
  const names = said.map(({ column }) => quoteName(column.name)).join(', ');
  const what = said.length === 0 ? 'default values' : `(${names}) values (${places.join(', ')})`;
  const { rows } = await session.query(
    `insert into ${table.sql} ${what} returning ${listAsText(table)}`,
    values,
  );
  const [row] = rows;
  if (row !== undefined) return readMadeRow(table, row);
  throw new ProbeError('config', `${table.shown} did not keep the row that was put in.`, {
    remedy: 'Does a trigger or a rule drop it? Leave the table out by `exclude`.',
  });
}

function findCheck({ checks }: Table, { sqlState, message }: SqlError): Check | undefined {
  if (sqlState !== '23514') return undefined;
  return checks.find(({ name, columns }) => columns.length > 1 && message.includes(`"${name}"`));
}

/** The row with only one of the columns, then with each of them left out. */
function listAlternatives(
  fillings: readonly Filling[],
  check: Check,
): readonly (readonly Filling[])[] {
  const open = fillings.filter(
    ({ column, text, expression }) =>
      check.columns.includes(column.name) &&
      !column.notNull &&
      (expression ?? text ?? null) !== null,
  );
  // A key that ties the row to the person is worth more than a marker.
  const ordered = open.toSorted((a, b) => Number(isKey(b)) - Number(isKey(a)));
  const why = `left empty because of the CHECK ${check.name}`;
  const without = (empty: readonly Filling[]) =>
    fillings.map((one) => (empty.includes(one) ? { column: one.column, text: null, why } : one));
  return [
    ...ordered.map((kept) => without(ordered.filter((one) => one !== kept))),
    ...ordered.map((one) => without([one])),
  ];
}

function isKey({ marker, why }: Filling): boolean {
  return marker === undefined && why === undefined;
}

function explain(table: Table, cause: unknown): ProbeError {
  if (!(cause instanceof SqlError)) throw cause;
  const isOfRow = /^(?:2[23]|P0|42(?!501))/.test(cause.sqlState);
  if (!isOfRow) return cause;
  const column = nameColumn(table, cause.message);
  const given = `\`given: { ${table.shown}.${column}: … }\`; \`{ sql: … }\` computes it.`;
  // A profile that the database itself makes for everybody, for example.
  const isTwice = cause.sqlState === '23505';
  const remedy = isTwice
    ? `Does a trigger make the row? Leave the table out: \`exclude: { ${table.shown}.*: … }\`. Else ${given}`
    : `Say what may stand there: ${given}`;
  return new ProbeError('config', `The canary got no row in ${table.shown}: ${cause.message}`, {
    cause,
    remedy,
  });
}

/** The column that the server names, itself or by a constraint. */
function nameColumn(table: Table, message: string): string {
  const named = table.columns.find(({ name }) => message.includes(`column "${name}"`));
  const check = table.checks.find(({ name }) => message.includes(`"${name}"`));
  return named?.name ?? check?.columns[0] ?? 'COLUMN';
}
