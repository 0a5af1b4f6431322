import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { catchProbeError } from '../../../support/catch-probe-error.ts';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { listLeft, type Production, runBackup, startProduction } from './production.ts';

const newest = { table: 'logins', column: 'at' };

/** What a database has beside tables of numbers and words. */
const ODD = `
  create schema app; create schema extensions;
  create extension citext schema extensions; create extension pgcrypto;
  create collation app.en (provider = icu, locale = 'en');
  create collation app.lt (provider = icu, locale = 'lt');
  create table logins (id serial primary key, name extensions.citext unique, n int unique,
    folded text collate app.en unique, at timestamptz default now()) tablespace elsewhere;
  create index "by At" on logins (at) tablespace elsewhere;
  create table visits (who extensions.citext references logins (name),
    folded text collate app.lt references logins (folded), n int);
  insert into logins (name, n, folded, at)
    select 'User' || i, i, 'Word' || i, now() - interval '1 minute' from generate_series(1, 300) i;
  insert into visits select 'USER' || i, 'Word' || i, i + 1000 from generate_series(1, 300) i;
  alter table visits add constraint unproved foreign key (n) references logins (n) not valid;
  create table settings (id serial primary key, key text);
  insert into settings select i, 'key' || i from generate_series(1, 9) i;
  create table files (id int, content oid);
  insert into files select i, lo_from_bytea(0, 'bytes') from generate_series(1, 30) i;
  create type app.state as enum ('open');
  create function app.next(app.state, logins) returns int language sql as 'select 1';
  create function app.note() returns event_trigger language plpgsql as 'begin end';
  create event trigger noted on ddl_command_end execute function app.note();
  create publication changes for table logins;
  create foreign data wrapper none; create server nowhere foreign data wrapper none;
  create foreign table remote (id int) server nowhere;
  create subscription feed connection 'host=127.0.0.1 port=1' publication changes with (connect = false);
  comment on subscription feed is 'of another server';
  alter database odd set search_path = app, public`;

describeWithPostgres('backup-restore of a database with more than tables', (scratch) => {
  let production: Production;
  let live = '';
  const dump = (name: string, ...args: string[]) =>
    execFileSync('pg_dump', [...args, '--file', join(production.folder, name), live]);
  const run = async (options: object = {}) =>
    await runBackup(production, scratch(), {
      live,
      newest,
      ignore: ['public.settings_id_seq', 'unproved'],
      ...options,
    });
  beforeAll(async () => {
    production = await startProduction();
    await production.server.run('alter role postgres set allow_in_place_tablespaces = on');
    await production.server.run(`create tablespace elsewhere location ''`);
    await production.server.run('create database odd');
    live = production.server.dsn('odd');
    await production.server.run(ODD, 'odd');
  }, 60_000);
  afterAll(() => production.remove());
  afterEach(() => {
    for (const name of readdirSync(production.folder)) {
      rmSync(join(production.folder, name), { recursive: true });
    }
  });

  it.each([
    ['odd.dump', ['-Fc']],
    ['odd.sql', []],
    ['odd.sql', ['--clean']],
  ])(
    'restores %s of pg_dump %j',
    async (name, args) => {
      dump(name, ...args);
      const { judged } = await run();
      expect(judged).toMatchObject({ outcome: 'pass', findings: [] });
      expect(judged.summary).toMatch(/4 tables, 639 rows, 2 foreign keys and 1 sequences checked/);
      expect(await listLeft(scratch())).toEqual([]);
    },
    60_000,
  );

  it.each<[string, string[], string]>([
    ['large objects', ['--no-blobs'], 'no row in large objects (live: 30)'],
    ['a publication', ['--no-publications'], 'publication changes'],
    ['a foreign table', ['--exclude-table=remote'], 'foreign table public.remote'],
    ['an extension', ['--extension=citext'], 'extension pgcrypto'],
  ])(
    'fails a dump without %s',
    async (_, args, says) => {
      dump('odd.dump', '-Fc', ...args);
      const { judged } = await run({ control: 'none' });
      expect(judged.outcome).toBe('fail');
      expect(JSON.stringify(judged.findings)).toContain(says);
    },
    60_000,
  );

  it('misses nothing that goes with a table which is ignored', async () => {
    dump('odd.dump', '-Fc', '--exclude-table=settings', '--no-blobs');
    const ignore = ['public.settings', 'large objects', 'unproved of public.visits'];
    const { judged } = await run({ ignore, control: 'none' });
    expect(judged).toMatchObject({ outcome: 'pass', findings: [] });
  }, 60_000);

  it('says what to do about what is wrong live as well', async () => {
    dump('odd.dump', '-Fc');
    const { judged } = await run({ ignore: [] });
    expect(judged).toMatchObject({ outcome: 'fail' });
    expect(JSON.stringify(judged.findings)).toMatch(/settings_id_seq gives 1, settings\.id has 9/);
    const { judged: known } = await run({ ignore: ['public.settings_id_seq'] });
    expect(known.summary).toMatch(/visits → logins \(unproved\): 300 rows/);
    for (const { remedy } of [judged, known]) expect(remedy).toMatch(/`ignore`/);
  }, 60_000);

  it.each([
    ['shop.dump', ['-Fc']],
    ['shop.sql', []],
    ['shop.sql', ['--clean']],
  ])(
    'restores the schema public from %s of pg_dump %j',
    async (name, args) => {
      production.dump(name, ...args, '--schema=public');
      const { judged } = await runBackup(production, scratch(), {
        newest: { table: 'orders', column: 'created_at' },
      });
      expect(judged).toMatchObject({ outcome: 'pass', findings: [] });
    },
    60_000,
  );

  it('says which role a policy needs', async () => {
    await production.server.run(
      'create role reader; create policy own on settings to reader using (true)',
      'odd',
    );
    dump('odd.dump', '-Fc');
    const error = await catchProbeError(run());
    expect(error).toMatchObject({ reason: 'config', remedy: expect.stringMatching(/role/) });
    expect(error.message).toMatch(/role "reader" does not exist/);
    await production.server.run('drop policy own on settings', 'odd');
  }, 60_000);

  it('takes no data directory for a broken dump', async () => {
    mkdirSync(join(production.folder, 'base'));
    writeFileSync(join(production.folder, 'base', 'PG_VERSION'), '15');
    const path = join(production.folder, 'base');
    const list = `echo "${new Date().toISOString()} 1 ${path}"`;
    const error = await catchProbeError(run({ directory: undefined, list }));
    expect(error).toMatchObject({ reason: 'config', remedy: expect.stringMatching(/pg_dump/) });
  }, 60_000);

  it('takes no tar file of a folder for a broken dump', async () => {
    dump('odd', '-Fd');
    const { folder } = production;
    execFileSync('tar', ['-C', folder, '-czf', join(folder, 'odd.tar.gz'), 'odd']);
    rmSync(join(folder, 'odd'), { recursive: true });
    const error = await catchProbeError(run());
    expect(error).toMatchObject({ reason: 'config', remedy: expect.stringMatching(/`fetch`/) });
  }, 60_000);
});
