import { ProbeError } from '../../domain/errors.ts';
import type { SqlResult } from '../../toolbox/sql/contract.ts';
import type { NamedQuery } from './query-schema.ts';

/**
 * Rows come by column name, so that one of two columns with one name (`select count(*), count(*)`)
 * is never seen. Throws ProbeError `config` if there is such a column, and it is judged by name.
 */
export function refuseTwins({ name, expect }: NamedQuery, { columns }: SqlResult): void {
  const isByName = expect.value !== undefined || expect.json !== undefined;
  if (!isByName || new Set(columns).size === columns.length) return;
  throw new ProbeError('config', `${name}: two of its columns have the same name.`, {
    remedy: 'Name each column: `select count(*) as orders, …`.',
  });
}
