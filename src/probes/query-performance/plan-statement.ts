import { ProbeError } from '../../domain/errors.ts';
import type { SqlSession } from '../../toolbox/sql/contract.ts';

/** A table that a plan reads by a sequential scan. */
export interface PlannedScan {
  readonly table: string;
  readonly filter?: string;
  /** Nothing ends it before the last row. */
  readonly isWhole: boolean;
}

const PLANNABLE = /^\s*(?:select|with|insert|update|delete|merge|values|table)\b/i;
const NAME = 'holdpoint_plan';
const EXPLAIN = 'explain (format json, verbose)';
const MAX_FILTER = 200;

/**
 * Scans in the plan of a statement with real values. It is planned and not run. Rejects with
 * ProbeError if the server refuses it.
 */
export async function planStatement(session: SqlSession, text: string): Promise<PlannedScan[]> {
  try {
    return readPlan((await session.query(`${EXPLAIN} ${text}`, [], 1)).rows[0]);
  } catch (cause) {
    if (!(cause instanceof ProbeError) || cause.reason === 'cancelled') throw cause;
    throw new ProbeError(cause.reason, `\`explain\`: ${cause.message}`, {
      cause,
      ...(cause.remedy === undefined ? {} : { remedy: cause.remedy }),
    });
  }
}

/**
 * Scans in the plan of a statement with parameters instead of values, as it would be planned for
 * all of them; undefined if it can't be planned (no right to its tables, a place where no parameter
 * may stand). EXPLAIN's GENERIC_PLAN is of PostgreSQL 16, and takes no extended protocol.
 */
export async function planGeneric(
  session: SqlSession,
  text: string,
): Promise<PlannedScan[] | undefined> {
  const parameters = countParameters(text);
  if (!PLANNABLE.test(text) || parameters > 100) return undefined;
  try {
    // One transaction for all of it, and one that writes nothing: the session does not care for it.
    await session.query('begin read only');
    await session.query('set local plan_cache_mode = force_generic_plan');
    await session.query(`prepare ${NAME} as ${text}`);
    const values = Array.from({ length: parameters }, () => 'null').join(', ');
    const call = parameters === 0 ? NAME : `${NAME}(${values})`;
    return readPlan((await session.query(`${EXPLAIN} execute ${call}`, [], 1)).rows[0]);
  } catch (error) {
    if (error instanceof ProbeError && isRefusal(error)) return undefined;
    throw error;
  } finally {
    await session.query('rollback').catch(() => {});
    await session.query(`deallocate ${NAME}`).catch(() => {});
  }
}

/** The server answered, so that it is still there. */
function isRefusal(error: ProbeError): boolean {
  return 'sqlState' in error && error.reason !== 'reset';
}

function countParameters(text: string): number {
  return Math.max(0, ...[...text.matchAll(/\$(\d{1,5})/g)].map(([, number]) => Number(number)));
}

function readPlan(row: Readonly<Record<string, unknown>> | undefined): PlannedScan[] {
  const scans: PlannedScan[] = [];
  collectScans(row?.['QUERY PLAN'], scans);
  return scans;
}

/** These read all that is below them before they give the first row. */
const BLOCKING = /^(?:sort|incremental sort|aggregate|hash|hashaggregate|windowagg|setop)$/i;

function collectScans(node: unknown, scans: PlannedScan[], isLimited = false): void {
  if (Array.isArray(node)) {
    for (const one of node) collectScans(one, scans, isLimited);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const {
    'Node Type': type,
    'Relation Name': name,
    Schema: schema,
    Filter: filter,
    'Plan Rows': rows,
  } = node as {
    readonly [key: string]: unknown;
  };
  if (type === 'Seq Scan' && typeof name === 'string') {
    const table = typeof schema !== 'string' || schema === 'public' ? name : `${schema}.${name}`;
    const shown = typeof filter === 'string' ? { filter: filter.slice(0, MAX_FILTER) } : {};
    // Whoever looks for one row among many that do not fit reads them all, LIMIT or not.
    scans.push({ table, ...shown, isWhole: !isLimited || Number(rows) <= 1 });
  }
  const isNowLimited = type === 'Limit' || (isLimited && !BLOCKING.test(String(type)));
  for (const value of Object.values(node)) {
    if (typeof value === 'object') collectScans(value, scans, isNowLimited);
  }
}
