import { collect } from '../../../../src/probes/n-plus-one/collect.ts';
import { evidence, judge } from '../../../../src/probes/n-plus-one/judge.ts';
import { declaration } from '../../../../src/probes/n-plus-one/options.ts';
import { type DatabaseWorld, runDatabaseProbe } from '../../../support/database-tools.ts';
import type { PostgresServer } from '../../../support/postgres.ts';

export const SCHEMA = `
  create extension pg_stat_statements;
  create role crm_app login password 'crm-app-password';
  create role crm_probe login password 'crm-probe-password';
  create role crm_owner login password 'crm-owner-password';
  grant pg_read_all_stats to crm_probe;
  create table customers (id int generated always as identity primary key, name text);
  create table orders (id int generated always as identity primary key,
                       customer_id int references customers);
  alter table customers owner to crm_owner;
  alter table orders owner to crm_owner;
  grant select on customers, orders to crm_app`;

export const SEED = `
  with parents as (insert into customers (name) select 'c' || i from generate_series(1, $HOLDPOINT_N) i
                   returning id)
  insert into orders (customer_id) select id from parents`;

export const SEED_SHARED = `
  with parent as (insert into customers (name) values ('shared') returning id)
  insert into orders (customer_id) select id from parent, generate_series(1, $HOLDPOINT_N)`;

export const CLEAN = 'delete from orders; delete from customers';

/** Options for one list of the test application; `more` replaces some. */
export function optionsFor(server: PostgresServer, path: string, more: object = {}) {
  return {
    database: {
      dsn: server.dsn('postgres', 'crm_owner', 'crm-owner-password'),
      statistics: server.dsn('postgres', 'crm_probe', 'crm-probe-password'),
      system: server.system,
    },
    role: 'crm_app',
    sizes: [1, 10, 40],
    repeats: 2,
    seed: { sql: SEED },
    clean: { sql: CLEAN },
    endpoints: [{ path, rows: '$.orders[*]', parents: '$.orders[*].customer.id' }],
    ...more,
  };
}

export async function runList(options: object, world: DatabaseWorld = {}) {
  return await runDatabaseProbe({ declaration, collect, judge, evidence }, options, world);
}
