import { ProbeError } from '../../../domain/errors.ts';
import type { SqlIdentity, SqlTool } from '../../../toolbox/sql/contract.ts';
import { SqlError } from '../../../toolbox/sql/failure.ts';
import {
  type ScratchDatabase,
  withScratchDatabase,
} from '../../../toolbox/sql/scratch-database.ts';
import { readText } from '../contents/row-text.ts';
import type { ReadArchive } from '../dump/read-archive.ts';
import type { BackupRestoreOptions } from '../options.ts';

/** As `withScratchDatabase`; says which grant is missing where a database may not be made. */
export async function withScratch<T>(
  sql: SqlTool,
  { scratch }: BackupRestoreOptions,
  others: readonly string[],
  nowMs: number,
  signal: AbortSignal,
  work: (database: ScratchDatabase) => Promise<T>,
): Promise<T> {
  try {
    return await withScratchDatabase(sql, { options: scratch, others, nowMs }, signal, work);
  } catch (error) {
    const isRefused = error instanceof SqlError && /create database/.test(error.message);
    if (!isRefused) throw error;
    throw new ProbeError('auth', error.message, {
      cause: error,
      remedy: 'ALTER ROLE … CREATEDB for the role of the scratch server’s DSN.',
    });
  }
}

/** A dump restores into a server of its own version or a newer one. */
export function requireVersion(archive: ReadArchive['archive'], { version }: SqlIdentity): void {
  const dumped = Number.parseInt(archive.server ?? '', 10);
  const scratch = Math.floor(version / 10_000);
  if (Number.isNaN(dumped) || scratch >= dumped) return;
  throw new ProbeError(
    'config',
    `The dump is of PostgreSQL ${dumped}, and the scratch server is ${scratch}, which is older.`,
    { remedy: `Give a scratch server of PostgreSQL ${dumped}, as production has it.` },
  );
}

/** Of the roles that a dump names those that the scratch server lacks. */
export async function listMissingRoles(
  sql: SqlTool,
  dsn: string,
  roles: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (roles.length === 0) return [];
  const session = await sql.open(dsn, { access: 'read' }, signal);
  try {
    const { rows } = await session.query(
      `select name from json_array_elements_text($1::json) as named(name)
        where name not in (select rolname from pg_roles) order by 1`,
      [JSON.stringify(roles)],
    );
    return rows.map((row) => readText(row, 'name'));
  } finally {
    await session.close();
  }
}
