import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collect } from '../../../../src/probes/backup-restore/collect.ts';
import { evidence, judge } from '../../../../src/probes/backup-restore/judge.ts';
import { declaration } from '../../../../src/probes/backup-restore/options.ts';
import { type DatabaseWorld, runDatabaseProbe } from '../../../support/database-tools.ts';
import { type PostgresServer, startPostgres } from '../../../support/postgres.ts';

const PROBE = { declaration, collect, judge, evidence };

/** What a shop has: tables that refer to each other, a view, an index, a function, roles. */
const SHOP = `
  create table customers (id serial primary key, name text not null, "E-mail" text unique);
  create table orders (id bigserial primary key, customer_id int not null references customers(id),
    total numeric not null check (total >= 0), created_at timestamptz not null);
  create index orders_created on orders (created_at);
  create table "Notes" (id int generated always as identity primary key, body jsonb, raw bytea);
  create view totals as select customer_id, sum(total) as total from orders group by 1;
  create function twice(int) returns int language sql as $$ select $1 * 2 $$;
  insert into customers (name, "E-mail") select 'Customer ' || i, i || '@shop.example' from generate_series(1, 2000) i;
  insert into orders (customer_id, total, created_at)
    select i % 2000 + 1, i % 100, now() - (20000 - i) * interval '1 second' from generate_series(1, 20000) i;
  insert into "Notes" (body, raw) select jsonb_build_object('n', i), decode(md5(i::text), 'hex') from generate_series(1, 500) i;
  grant select on orders to shop_reader; alter table orders owner to shop_owner`;

/** The server that is backed up, and a folder for its backups. */
export interface Production {
  readonly server: PostgresServer;
  readonly folder: string;
  /** pg_dump with these arguments into a file of the folder; its path. */
  dump(name: string, ...args: string[]): string;
  /** Writes a `backups.json`. */
  list(backups: readonly object[]): void;
  remove(): Promise<void>;
}

export async function startProduction(): Promise<Production> {
  const server = await startPostgres(15);
  await server.run('create role shop_owner; create role shop_reader');
  await server.run('create database shop');
  await server.run(SHOP, 'shop');
  await server.run('analyze', 'shop');
  const folder = mkdtempSync(join(tmpdir(), 'backups-'));
  return {
    server,
    folder,
    dump: (name, ...args) => {
      const path = join(folder, name);
      execFileSync('pg_dump', [...args, '--file', path, server.dsn('shop')]);
      return path;
    },
    list: (backups) => writeFileSync(join(folder, 'backups.json'), JSON.stringify(backups)),
    remove: async () => {
      await server.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The probe over the backups of a folder, restored into `scratch`. */
export async function runBackup(
  production: Production,
  scratch: PostgresServer,
  options: object = {},
  world: DatabaseWorld = {},
) {
  return await runDatabaseProbe(
    PROBE,
    {
      directory: production.folder,
      live: production.server.dsn('shop'),
      scratch: { dsn: scratch.dsn() },
      ...options,
    },
    world,
  );
}

/** Databases that a run left on the scratch server. */
export async function listLeft(scratch: PostgresServer): Promise<unknown[]> {
  return await scratch.run("select datname from pg_database where datname like 'holdpoint%'");
}
