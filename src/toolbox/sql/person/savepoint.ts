import type { SqlSession } from '../contract.ts';

/** Work inside a transaction whose failure does not end the transaction. */
export async function inSavepoint<T>(session: SqlSession, work: () => Promise<T>): Promise<T> {
  await session.query('savepoint holdpoint');
  try {
    const result = await work();
    await session.query('release savepoint holdpoint');
    return result;
  } catch (error) {
    // Where the connection is gone, the first error says more than the second.
    await session.query('rollback to savepoint holdpoint').catch(() => {});
    throw error;
  }
}

/** Work that is kept as a whole or not at all. */
export async function inTransaction<T>(session: SqlSession, work: () => Promise<T>): Promise<T> {
  await session.query('begin');
  try {
    const result = await work();
    await session.query('commit');
    return result;
  } catch (error) {
    await session.query('rollback').catch(() => {});
    throw error;
  }
}
