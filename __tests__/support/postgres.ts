import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe } from '@jest/globals';
import pg from 'pg';
import {
  findPostgres,
  POSTGRES_VERSIONS,
  type PostgresVersion,
  serverUser,
} from './postgres-binaries.ts';

/** A PostgreSQL server of its own on a free port of the loopback; user and password `postgres`. */
export interface PostgresServer {
  readonly version: PostgresVersion;
  readonly bin: string;
  readonly port: number;
  readonly system: string;
  dsn(database?: string, user?: string, password?: string): string;
  /** Runs statements as the superuser; rows of the last one. */
  run(text: string, database?: string): Promise<Record<string, unknown>[]>;
  start(): Promise<void>;
  /** `immediate` is a crash: connections break in the middle. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
  remove(): Promise<void>;
}

export async function startPostgres(
  version: PostgresVersion,
  settings: Readonly<Record<string, string>> = {},
): Promise<PostgresServer> {
  const found = findPostgres(version);
  if ('missing' in found) throw new Error(found.missing);
  const { bin } = found;
  const folder = mkdtempSync(join(tmpdir(), `pg${version}-`));
  if (serverUser !== undefined) chownSync(folder, serverUser.uid, serverUser.gid);
  initialise(bin, folder);
  const port = await findFreePort();
  const all = { fsync: 'off', shared_preload_libraries: 'pg_stat_statements', ...settings };
  let child: ChildProcess | undefined;
  const server: Omit<PostgresServer, 'system'> = {
    version,
    bin,
    port,
    dsn: (database = 'postgres', user = 'postgres', password = 'postgres') =>
      `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`,
    run: (text, database) => runSql(server.dsn(database), text),
    start: async () => {
      child = launch(bin, folder, port, all);
      await waitUntilUp(server.dsn(), child);
    },
    stop: async (mode = 'fast') => {
      if (child === undefined || child.exitCode !== null) return;
      const exited = once(child, 'exit');
      child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
      await exited;
    },
    remove: async () => {
      await server.stop('immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  const [row] = await server.run(
    'select system_identifier::text as system from pg_control_system()',
  );
  return Object.assign(server, { system: String(row?.['system']) });
}

function initialise(bin: string, folder: string): void {
  const passwords = join(folder, 'password');
  writeFileSync(passwords, 'postgres\n');
  const made = spawnSync(
    join(bin, 'initdb'),
    [
      '-D',
      join(folder, 'data'),
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      '--no-sync',
      '-E',
      'UTF8',
      '--locale=C',
      `--pwfile=${passwords}`,
    ],
    { cwd: folder, ...serverUser },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr.toString()}`);
}

function launch(
  bin: string,
  folder: string,
  port: number,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const fixed = { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '' };
  const flags = Object.entries({ ...fixed, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  return spawn(join(bin, 'postgres'), ['-D', join(folder, 'data'), ...flags], {
    cwd: folder,
    stdio: 'ignore',
    ...serverUser,
  });
}

async function waitUntilUp(dsn: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`postgres ended with ${child.exitCode}`);
    try {
      return void (await runSql(dsn, 'select 1'));
    } catch {
      await sleep(50);
    }
  }
  throw new Error('postgres did not come up');
}

async function runSql(dsn: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: dsn });
  client.on('error', () => {});
  try {
    await client.connect();
    const result = (await client.query(text)) as unknown as pg.QueryResult | pg.QueryResult[];
    return (Array.isArray(result) ? result.at(-1) : result)?.rows ?? [];
  } finally {
    await client.end().catch(() => {});
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

/**
 * The tests once for each version of PostgreSQL, with a server of their own; where a version is
 * missing they are skipped, and say why.
 */
export function describeWithPostgres(
  title: string,
  tests: (server: () => PostgresServer, version: PostgresVersion) => void,
  settings: Readonly<Record<string, string>> = {},
  versions: readonly PostgresVersion[] = POSTGRES_VERSIONS,
): void {
  for (const version of versions) {
    const found = findPostgres(version);
    const name = `${title} (PostgreSQL ${version})`;
    if ('missing' in found) {
      describe.skip(`${name}: skipped, because ${found.missing}`, () => tests(notStarted, version));
      continue;
    }
    describe(name, () => {
      let server: PostgresServer | undefined;
      beforeAll(async () => {
        server = await startPostgres(version, settings);
      });
      afterAll(() => server?.remove());
      tests(() => server ?? notStarted(), version);
    });
  }
}

function notStarted(): never {
  throw new Error('The server is not up.');
}
