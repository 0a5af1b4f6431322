import { randomUUID } from 'node:crypto';
import type { SqlSession } from '../contract.ts';
import { quoteName } from '../scratch-database.ts';
import { findColumn } from './catalog.ts';
import { Mint } from './marker.ts';
import type { PersonPlan } from './plan-person.ts';

/** A key that nobody has, of the right type: for the command that must refuse it. */
export async function findFreeKey(
  session: SqlSession,
  { root, key }: PersonPlan,
): Promise<string | undefined> {
  const column = findColumn(root, key, 'person.key');
  const name = quoteName(key);
  const candidates =
    column.category === 'N'
      ? await listNumbers(session, root.sql, name)
      : [column.base === 'uuid' ? randomUUID() : makeText(key, column.maxLength)];
  for (const candidate of candidates) {
    if (await isFree(session, root.sql, name, column.type, candidate)) return candidate;
  }
  return undefined;
}

async function listNumbers(session: SqlSession, table: string, name: string) {
  const { rows } = await session.query(
    `select (trunc(coalesce(max(${name}), 0)::numeric) + 1000003)::text as far,
            (trunc(coalesce(max(${name}), 0)::numeric) + 1)::text as near from ${table}`,
  );
  return [rows[0]?.['far'], rows[0]?.['near'], '32749'].map(String);
}

function makeText(key: string, room: number | null): string {
  const mint = new Mint();
  const marker = mint.make(/e[-_]?mail/i.test(key) ? 'email' : 'plain', room);
  return marker?.value ?? mint.core.slice(0, room ?? undefined);
}

/** Also false where the type has no such value: an application could not look for it. */
async function isFree(
  session: SqlSession,
  table: string,
  name: string,
  type: string,
  candidate: string,
): Promise<boolean> {
  try {
    const { rows } = await session.query(
      `select not exists (select from ${table} where ${name} = $1::text::${type}) as free`,
      [candidate],
    );
    return rows[0]?.['free'] === true;
  } catch (error) {
    if (error instanceof Error && 'sqlState' in error && error.sqlState === '22003') return false;
    throw error;
  }
}
