import { parseDuration } from '../../domain/duration.ts';
import { ProbeError } from '../../domain/errors.ts';
import type { SqlResult, SqlSession } from '../../toolbox/sql/contract.ts';
import { SqlError } from '../../toolbox/sql/failure.ts';
import type { SecretTool } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import type { QueryEvidence, SqlEvidence } from './evidence.ts';
import { findIdentityFlaws } from './judge-identity.ts';
import { keepResult } from './keep-result.ts';
import { listQueries, type SqlOptions } from './options.ts';
import type { NamedQuery } from './query-schema.ts';
import { refuseTwins } from './refuse-twins.ts';
import { explainRefusal, readIdentity, withSnapshot } from './snapshot.ts';

/** What all queries together may take of the evidence: 64 KiB less names and numbers. */
const KEPT_BYTES = 32 * 1024;

interface Context {
  readonly session: SqlSession;
  readonly user: string;
  readonly maxRows: number;
  readonly maxBytes: number;
  readonly secret: SecretTool;
}

type Statement = Pick<NamedQuery, 'query' | 'values'>;

/** Asks the database who it is, and then everything else, unless it is another one. */
export const collect: Collect<SqlOptions, SqlEvidence, 'sql' | 'secret'> = async (
  options,
  { sql, secret },
  { abort },
) => {
  const statementTimeoutMs = parseDuration(options.statementTimeout);
  const session = await sql.open(options.dsn, { access: 'write', statementTimeoutMs }, abort);
  try {
    return await withSnapshot(session, async () => {
      const identity = await readIdentity(session, options.system !== undefined);
      const queries = listQueries(options);
      const isOther = findIdentityFlaws(identity, options).length > 0;
      const maxBytes = Math.floor(KEPT_BYTES / Math.max(1, queries.length * 2));
      const context = { session, user: identity.user, maxRows: options.maxRows, maxBytes, secret };
      const asked: QueryEvidence[] = [];
      // Another database is left alone: what it would answer is about nothing of this item.
      for (const one of isOther ? [] : queries) asked.push(await askQuery(one, context));
      return { identity, queries: asked };
    });
  } finally {
    await session.close();
  }
};

async function askQuery(query: NamedQuery, context: Context): Promise<QueryEvidence> {
  const { name, expect, atLeast, control, show } = query;
  const { maxBytes, secret, maxRows } = context;
  const result = await run(query, name, maxRows, context);
  refuseTwins(query, result);
  const looked =
    atLeast === undefined
      ? {}
      : { looked: readNumber(await run(atLeast, `${name} atLeast`, 2, context)) };
  const kept = await keepResult(result, { expect, show, maxBytes, secret });
  if (control === undefined) return { name, result: kept, ...looked };
  const statement = typeof control === 'string' ? { query: control, values: undefined } : control;
  const other = await run(statement, `${name} control`, maxRows, context);
  return {
    name,
    result: kept,
    ...looked,
    control: await keepResult(other, { expect, maxBytes, secret }),
  };
}

async function run(
  { query, values = [] }: Statement,
  where: string,
  maxRows: number,
  { session, user }: Context,
): Promise<SqlResult> {
  try {
    return await session.query(query, values, maxRows);
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    const { reason, message, remedy } = explainRefusal(error, user);
    throw new ProbeError(reason, `${where}: ${message}`, {
      cause: error,
      ...(remedy === undefined ? {} : { remedy }),
    });
  }
}

/** The one number of the one row; anything else is no count of what was looked at. */
function readNumber({ rows, truncated }: SqlResult): number | null {
  const [value, ...others] = Object.values(rows[0] ?? {});
  const isOne = rows.length === 1 && !truncated && others.length === 0;
  if (!isOne || value === null || value === '' || typeof value === 'object') return null;
  const number = typeof value === 'boolean' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}
