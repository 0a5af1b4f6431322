import type { ProbeError } from '../../domain/errors.ts';
import type { SqlSession } from '../../toolbox/sql/contract.ts';
import { SqlError } from '../../toolbox/sql/failure.ts';
import { type IdentityEvidence, sqlIdentity } from './evidence.ts';

/**
 * Everything that `work` asks sees one state of the database and can't change it. The session is
 * one that may write, because one that reads puts each statement into a transaction of its own;
 * that no statement ends this one is what `isReading` is for. Nothing is set beyond it, so that a
 * pooler hands on a connection as it was.
 */
export async function withSnapshot<T>(session: SqlSession, work: () => Promise<T>): Promise<T> {
  await session.script('begin isolation level repeatable read, read only');
  try {
    return await work();
  } finally {
    await session.script('rollback').catch(() => {});
  }
}

const WITHOUT_SYSTEM = `
  select current_database() as database, current_user as "user",
         current_setting('server_version_num')::int as version, pg_is_in_recovery() as "isReplica"`;

/**
 * Which database answers, inside the snapshot. The identifier of the cluster is null where the role
 * may not read it; where it `isNeeded` that rejects with ProbeError `auth`.
 */
export async function readIdentity(
  session: SqlSession,
  isNeeded: boolean,
): Promise<IdentityEvidence> {
  await session.script('savepoint identity');
  try {
    return { ...(await session.identity()) };
  } catch (error) {
    if (!(error instanceof SqlError) || error.sqlState !== '42501') throw error;
    await session.script('rollback to savepoint identity');
    const [row = {}] = (await session.query(WITHOUT_SYSTEM)).rows;
    const seen = sqlIdentity.parse({ system: null, ...row });
    if (isNeeded) throw explainRefusal(error, seen.user);
    return seen;
  }
}

const OBJECT = /permission denied for (table|view|schema|function|sequence|foreign table) (\S+)/;

const GRANTS: Readonly<Record<string, (name: string) => string>> = {
  schema: (name) => `usage on schema ${name}`,
  function: (name) => `execute on function ${name}`,
  sequence: (name) => `select on sequence ${name}`,
};

/** What the server did not allow, with the grant that is missing where the message names it. */
export function explainRefusal(error: SqlError, user: string): ProbeError {
  const [, kind = '', name = ''] = OBJECT.exec(error.message) ?? [];
  if (kind === '') return error;
  const right = GRANTS[kind]?.(name) ?? `select on ${name}`;
  const remedy = `Run \`grant ${right} to ${user}\` as the owner, or give the DSN of another role.`;
  return new SqlError(error.sqlState, error.reason, error.message, remedy);
}
