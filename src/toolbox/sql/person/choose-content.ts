import { ProbeError } from '../../../domain/errors.ts';
import type { SqlSession } from '../contract.ts';
import { SqlError } from '../failure.ts';
import { quoteName } from '../scratch-database.ts';
import type { Column, Table } from './catalog.ts';
import { type Content, isFree, listFillers, listMarkers } from './column-content.ts';
import { type Given, readGiven } from './given.ts';
import type { Marker, Mint } from './marker.ts';
import { inSavepoint } from './savepoint.ts';

/** What goes into one column of one row; without `text` and `expression` the server decides. */
export interface Filling {
  readonly column: Column;
  readonly text?: string | null;
  /** SQL instead of a text. */
  readonly expression?: string;
  readonly marker?: Marker;
  /** Why a column of free content has no marker. */
  readonly why?: string;
}

export interface Choice {
  readonly session: SqlSession;
  readonly table: Table;
  readonly mint: Mint;
  readonly given: ReadonlyMap<string, Given>;
  /** `table.column` of columns that are not the person’s. */
  readonly unmarked: ReadonlySet<string>;
}

/** Throws ProbeError `config`, with the line of `given` to write, where nothing is let in. */
export async function chooseContent(choice: Choice, column: Column): Promise<Filling> {
  const { table, mint, given, unmarked } = choice;
  const name = `${table.shown}.${column.name}`;
  const said = given.get(name);
  if (said !== undefined) return { column, ...readGiven(said, column, mint) };
  const isTechnical = column.hasDefault && isOfKey(table, column);
  if (!isFree(column) || isTechnical) return await fill(choice, column);
  if (unmarked.has(name)) return { ...(await fill(choice, column)), why: 'excluded' };
  const marked = await firstAllowed(choice, column, listMarkers(column, mint));
  if (marked !== undefined) return { column, ...marked };
  const filled = await fill(choice, column, true);
  return { ...filled, why: whyUnmarked(column, filled) };
}

function isOfKey({ hasPrimaryKey, uniques }: Table, column: Column): boolean {
  return hasPrimaryKey && (uniques[0] ?? []).includes(column.name);
}

function whyUnmarked({ maxLength }: Column, { text }: Filling): string {
  if (maxLength !== null && maxLength < 8) return `only ${maxLength} characters long`;
  return text === undefined ? 'a choice of fixed values' : `a choice of fixed values: ${text}`;
}

/** A value without a marker: none if the column need not have one, and `mustTry` is not set. */
async function fill(choice: Choice, column: Column, mustTry = false): Promise<Filling> {
  const isOptional = column.hasDefault || !column.notNull;
  if (isOptional && !(mustTry && isLongEnough(column))) return { column };
  const expressions = checksOf(choice.table, column);
  const isUnique = choice.table.uniques.some((names) => names.includes(column.name));
  const fillers = (function* (): Generator<Content> {
    for (const text of listFillers(column, [...expressions, ...column.domainChecks], isUnique))
      yield { text };
  })();
  const found = await firstAllowed(choice, column, fillers);
  if (found === undefined) throw refuse(choice.table, column);
  return isOptional ? { column } : { column, text: found.text };
}

function isLongEnough({ maxLength }: Column): boolean {
  return maxLength === null || maxLength >= 8;
}

/** CHECKs about this column alone; the others are met when the row is put in. */
function checksOf({ checks }: Table, { name }: Column): readonly string[] {
  return checks
    .filter(({ columns }) => columns.length === 1 && columns[0] === name)
    .map(({ expression }) => expression);
}

async function firstAllowed(
  choice: Choice,
  column: Column,
  contents: Iterable<Content>,
): Promise<Content | undefined> {
  const checks = checksOf(choice.table, column);
  const isBound = checks.length > 0 || column.isDomain;
  for (const content of contents) {
    if (!isBound || (await isAllowed(choice.session, column, content.text, checks))) return content;
  }
  return undefined;
}

/** The server itself says whether it would take the value. */
async function isAllowed(
  session: SqlSession,
  column: Column,
  text: string,
  checks: readonly string[],
): Promise<boolean> {
  const rule = checks.map((check) => `(${check})`).join(' and ') || 'true';
  const name = quoteName(column.name);
  const row = `select $1::text::${column.type} as ${name}`;
  // Its length is asked for, or the planner would leave out the cast, and the domain's CHECK with it.
  const question = `select (${rule}) is not false and length(${name}::text) >= 0 as ok from (${row}) as r`;
  try {
    const { rows } = await inSavepoint(session, () => session.query(question, [text]));
    return rows[0]?.['ok'] === true;
  } catch (error) {
    if (error instanceof SqlError && /^2[23]/.test(error.sqlState)) return false;
    throw error;
  }
}

function refuse(table: Table, { name, type }: Column): ProbeError {
  const shown = `${table.shown}.${name}`;
  return new ProbeError('config', `Nothing that was tried may stand in ${shown} (${type}).`, {
    remedy: `Add what may: \`given: { ${shown}: … }\`; \`{marker}\` in it stands for the marker.`,
  });
}
