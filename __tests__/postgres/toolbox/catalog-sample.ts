import { afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Catalog } from '../../../src/domain/catalog.ts';
import { compareCatalogs, describeDifference } from '../../../src/expect/catalog/compare.ts';
import { readCatalog } from '../../../src/toolbox/sql/catalog/read-catalog.ts';
import type { SqlSession } from '../../../src/toolbox/sql/contract.ts';
import { createSqlTool } from '../../../src/toolbox/sql/tool.ts';
import type { PostgresServer } from '../../support/postgres.ts';

const NEVER = new AbortController().signal;

export const tool = createSqlTool(() => {});

const SCHEMA = `
  create schema shop;
  create type shop.state as enum ('new', 'paid', 'sent');
  create domain shop.email as text check (value ~ '@') not null;
  create type shop.money_pair as (amount numeric(10, 2), currency text);
  create table shop.customers (
    id bigint generated always as identity primary key,
    name text not null default 'nobody', phone varchar(30), mail shop.email,
    upper_name text generated always as (upper(name)) stored,
    constraint phone_has_digits check (phone ~ '[0-9]'));
  create table shop.orders (
    id serial primary key, customer bigint not null references shop.customers on delete cascade,
    state shop.state default 'new', note text collate "C", made timestamptz(3) default now(),
    unique (customer, made) deferrable initially deferred);
  create unique index orders_note on shop.orders (lower(note)) where state <> 'sent';
  create table shop.events (at date not null, what text) partition by range (at);
  create table shop.events_2026 partition of shop.events
    for values from ('2026-01-01') to ('2027-01-01');
  create index on shop.events (what);
  create view shop.paid as select o.id, c.name from shop.orders o join shop.customers c
    on c.id = o.customer where o.state = 'paid';
  create materialized view shop.totals as select count(*) as n from shop.orders;
  create function shop.total(a int, b int default 2) returns int language sql stable
    as 'select a + b';
  create function shop.touch() returns trigger language plpgsql as 'begin return new; end';
  create trigger touched before update on shop.orders for each row execute function shop.touch();
  alter table shop.customers enable row level security;
  create policy own on shop.customers for select to public using (name = current_user);
  grant select (name), update (phone) on shop.customers to clerk;
  grant select, insert on shop.orders to clerk;
  comment on table shop.orders is 'what was bought';
  create statistics shop.orders_stats on customer, state from shop.orders;
  create table alembic_version (version_num varchar(32) primary key)`;

export interface SampleSchema {
  readonly read: () => Promise<Catalog>;
  /** What a change of the schema looks like. */
  readonly differencesOf: (change: string) => Promise<string[]>;
}

/** A database `sample` for each test, with one of everything. */
export function useSample(server: () => PostgresServer): SampleSchema {
  let session: SqlSession | undefined;
  beforeAll(async () => {
    await server().run('create role clerk');
    await server().run('create database pattern');
    await server().run(SCHEMA, 'pattern');
  });
  beforeEach(async () => {
    await server().run('drop database if exists sample with (force)');
    await server().run('create database sample template pattern');
    session = await tool.open(server().dsn('sample'), { access: 'read' }, NEVER);
  });
  afterEach(async () => await session?.close());
  const read = async (): Promise<Catalog> => {
    if (session === undefined) throw new Error('There is no sample.');
    return await readCatalog(session, { withoutTables: ['alembic_version'] });
  };
  return {
    read,
    differencesOf: async (change) => {
      const before = await read();
      await server().run(change, 'sample');
      return compareCatalogs(before, await read()).map(describeDifference);
    },
  };
}
