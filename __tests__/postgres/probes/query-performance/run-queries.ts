import { once } from 'node:events';
import { createServer } from 'node:http';
import pg from 'pg';
import { collect } from '../../../../src/probes/query-performance/collect.ts';
import { evidence, judge } from '../../../../src/probes/query-performance/judge.ts';
import { declaration } from '../../../../src/probes/query-performance/options.ts';
import { type DatabaseWorld, runDatabaseProbe } from '../../../support/database-tools.ts';
import type { PostgresServer } from '../../../support/postgres.ts';

/** Orders are indexed, events are not; 30,000 rows each. */
export const SCHEMA = `
  create extension pg_stat_statements;
  create role crm_app login password 'crm-app-password';
  create role crm_probe login password 'crm-probe-password';
  create role clerk login password 'clerk-password';
  grant pg_read_all_stats, pg_read_all_data to crm_probe;
  create table customers (id int primary key, name text);
  create table orders (id int primary key, customer_id int references customers, status text);
  create index on orders (customer_id);
  create table events (id int primary key, reference text);
  create view recent as select * from events;
  insert into customers select i, 'customer ' || i from generate_series(1, 300) i;
  insert into orders select i, i % 300 + 1, 'open' from generate_series(1, 30000) i;
  insert into events select i, 'r' || i from generate_series(1, 30000) i;
  create function slow(n int) returns int language plpgsql as
    'begin perform pg_sleep(0.03); return n; end';
  create table visits (at date not null, page text) partition by range (at);
  create table visits_a partition of visits for values from ('2025-01-01') to ('2025-07-01');
  create table visits_b partition of visits for values from ('2025-07-01') to ('2026-01-01');
  insert into visits select date '2025-01-01' + i % 365, 'p' || i from generate_series(1, 16000) i;
  grant select on all tables in schema public to crm_app;
  analyze`;

const STATEMENTS: Readonly<Record<string, readonly [string, ...unknown[]]>> = {
  '/orders': ['select id, status from orders where customer_id = $1 limit 50', 7],
  '/events': ['select * from events where reference = $1', 'r77'],
  '/recent': ['select * from recent where reference = $1', 'r77'],
  '/first': ['select * from events limit 5'],
  '/mixed': ['select * from events limit 5'],
  '/visits': ['select * from visits where page = $1', 'p77'],
  '/visits-of-a-day': ['select * from visits where page = $1 and at = $2', 'p77', '2025-03-03'],
  '/slow': ['select slow($1)', 1],
  '/all': ['select * from orders'],
};

export interface QueryServer {
  readonly url: string;
  close(): Promise<void>;
}

/** An application with one connection for each request, or one that it keeps. */
export async function startQueryServer(dsn: string, isPooled = false): Promise<QueryServer> {
  const pool = new pg.Pool({ connectionString: dsn, max: 1, idleTimeoutMillis: 60_000 });
  pool.on('error', () => {});
  let sent = 0;
  const run = async (path: string): Promise<number> => {
    if (path === '/static') return 200;
    const client = isPooled ? undefined : new pg.Client({ connectionString: dsn });
    try {
      await client?.connect();
      sent += 1;
      const [text, ...values] = path === '/lists' ? listOf(sent) : (STATEMENTS[path] ?? ['']);
      if (text === '') return 404;
      await (client ?? pool).query(text, values);
      // One that reads all among many that read next to nothing.
      if (path === '/mixed' && sent % 20 === 0) {
        await (client ?? pool).query('select count(*) from events where reference = $1', ['r7']);
      }
      return 200;
    } catch {
      return 500;
    } finally {
      await client?.end().catch(() => {});
    }
  };
  const server = createServer((request, response) => {
    void run(request.url ?? '/').then((status) => response.writeHead(status).end('Orders'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await pool.end();
    },
  };
}

/** Slow, and of another length each time, so that PostgreSQL 15 has an id for each. */
function listOf(length: number): [string, ...unknown[]] {
  const values = Array.from({ length: (length % 40) + 1 }, (_, at) => at);
  const marks = values.map((_, at) => `$${at + 1}`).join(', ');
  return [`select slow(1) from customers where id = 5 and id + 1 in (7, ${marks}, 6)`, ...values];
}

export const probeDsn = (server: PostgresServer) =>
  server.dsn('postgres', 'crm_probe', 'crm-probe-password');

export const appDsn = (server: PostgresServer) =>
  server.dsn('postgres', 'crm_app', 'crm-app-password');

export async function runQueries(options: object, world: DatabaseWorld = {}) {
  return await runDatabaseProbe({ declaration, collect, judge, evidence }, options, world);
}
