import { randomBytes } from 'node:crypto';
import type { SqlIdentity, SqlSession, SqlTool } from './contract.ts';
import { proveScratch } from './prove-scratch.ts';
import { readDsn } from './read-dsn.ts';
import type { ScratchOptions } from './scratch-options.ts';

export interface ScratchDatabase {
  /** Connection URI of the database that was made. A secret. */
  readonly dsn: string;
  readonly name: string;
  readonly identity: SqlIdentity;
  /** Another database, made from the same template, beside it; dropped with it. */
  another(): Promise<{ readonly dsn: string; readonly name: string }>;
}

interface Request {
  readonly options: ScratchOptions;
  /** System identifiers of servers that must never be written to. */
  readonly others: readonly string[];
  readonly nowMs: number;
  /** An existing database to copy; an empty one if absent. */
  readonly template?: string;
}

/**
 * Proves the server, makes an empty database, and drops it in the end, whatever happened; also
 * after an abort. Rejects with ProbeError `identity` if it is no server for scratch work.
 */
export async function withScratchDatabase<T>(
  sql: SqlTool,
  request: Request,
  signal: AbortSignal,
  work: (database: ScratchDatabase) => Promise<T>,
): Promise<T> {
  const { options, others, nowMs } = request;
  const made: string[] = [];
  const admin = await sql.open(options.dsn, { access: 'write' }, signal);
  try {
    const identity = await admin.identity();
    proveScratch(identity, options, others, nowMs);
    const make = async () => {
      const name = `holdpoint_${randomBytes(6).toString('hex')}`;
      await admin.query(
        `create database ${name} template ${quoteName(request.template ?? 'template0')}`,
      );
      made.push(name);
      return { name, dsn: readDsn(options.dsn, name).text };
    };
    return await work({ ...(await make()), identity, another: make });
  } finally {
    await admin.close();
    await drop(sql, options.dsn, made);
  }
}

/** By a session of its own: that of the work may have been ended in the middle. */
async function drop(sql: SqlTool, dsn: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  let admin: SqlSession | undefined;
  try {
    admin = await sql.open(dsn, { access: 'write' }, AbortSignal.timeout(5_000));
    for (const name of names) {
      const dropped = admin.query(`drop database if exists ${name} with (force)`);
      // One that can't be dropped must not keep the others.
      await dropped.catch(() => {});
    }
  } catch {
    // A server that is gone has nothing left to drop.
  } finally {
    await admin?.close();
  }
}

/** An identifier of SQL, quoted. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
