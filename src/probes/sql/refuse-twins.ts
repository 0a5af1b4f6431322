import { ProbeError } from '../../domain/errors.ts';
import type { SqlResult, SqlSession } from '../../toolbox/sql/contract.ts';
import { SqlError } from '../../toolbox/sql/failure.ts';
import type { NamedQuery } from './query-schema.ts';
import { isUtility } from './statement.ts';

/** There is no column for the last of the names: the error that says that all is well. */
const NO_SUCH_COLUMN = '42P10';

/**
 * Rows come by column name, so that of two columns with one name (`select count(*), count(*)`) the
 * first is never seen. The statement is parsed again, as a table with one column more than was
 * seen, and not executed. Throws ProbeError `config` if there is such a column.
 */
export async function refuseTwins(
  session: SqlSession,
  { name, query, values, expect }: NamedQuery,
  { rows }: SqlResult,
): Promise<void> {
  const seen = Object.keys(rows[0] ?? {});
  const isByName = expect.value !== undefined || expect.json !== undefined;
  if (!isByName || seen.length === 0 || isUtility(query)) return;
  const names = Array.from({ length: seen.length + 1 }, (_, index) => `c${index}`).join(', ');
  const inner = query.replace(/[\s;]+$/, '');
  await session.script('savepoint twins');
  try {
    await session.query(`select from (${inner}\n) as twins (${names}) limit 0`, values);
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    await session.script('rollback to savepoint twins');
    if (error.sqlState === NO_SUCH_COLUMN) return;
    throw new ProbeError('config', `${name}: its columns could not be told apart.`, {
      cause: error,
      remedy: 'Write the statement without a semicolon, and nothing behind it.',
    });
  }
  throw new ProbeError('config', `${name}: two of its columns have the same name.`, {
    remedy: 'Name each column: `select count(*) as orders, …`.',
  });
}
