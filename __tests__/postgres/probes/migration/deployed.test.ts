import { execFileSync } from 'node:child_process';
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { catchProbeError } from '../../../support/catch-probe-error.ts';
import {
  describeWithPostgres,
  type PostgresServer,
  startPostgres,
} from '../../../support/postgres.ts';
import { removeProjects, runMigration } from './project.ts';
import { listScratch, makeSqlProject, sqlOptions } from './sql-project.ts';

jest.setTimeout(90_000);
afterAll(removeProjects);

const DEPLOYED = `
  create table revisions (revision text primary key);
  insert into revisions values ('0001'), ('0002');
  create table customers (id int primary key, email text not null, status text not null default 'new',
    constraint customers_status check (status in ('new', 'active', 'left')));
  create table orders (id int primary key, customer_id int not null references customers,
    number varchar(20) not null, total numeric(12, 2) not null);`;

/** Servers of 15: for 18 there is no pg_dump on every machine. */
describeWithPostgres(
  'migration from the deployed database',
  (scratch) => {
    let deployed: PostgresServer;
    const from = (database = 'crm') => ({
      from: { database: deployed.dsn(database) },
      seed: undefined,
    });
    const options = (rest: object = {}) => sqlOptions(scratch(), { ...from(), ...rest });
    const files = { 'migrations/0003.sql': 'alter table orders add note text' };

    beforeAll(async () => {
      deployed = await startPostgres(15);
      await deployed.run('create database crm');
      await deployed.run(DEPLOYED, 'crm');
    });
    afterAll(() => deployed.remove());

    it('passes, knows what is pending, and only reads the source', async () => {
      const before = await deployed.run('select * from pg_stat_database', 'crm');
      const { judged, seen } = await runMigration(options(), { root: makeSqlProject() });
      expect(judged).toMatchObject({ outcome: 'pass' });
      expect(seen.start).toEqual({
        kind: 'database',
        revisions: ['0002'],
        tables: 2,
        deployedSystem: deployed.system,
      });
      expect(seen.pending?.steps).toEqual([{ revision: '0003', title: '' }]);
      const after = await deployed.run('select * from pg_stat_database', 'crm');
      const written = (rows: Record<string, unknown>[]) =>
        rows.map((row) => [row['tup_inserted'], row['tup_updated'], row['tup_deleted']]);
      expect(written(after)).toEqual(written(before));
      expect(await listScratch(scratch())).toEqual([]);
    });

    it('finds a CHECK that was rewritten under its name after it was deployed', async () => {
      const first = `create table customers (id int primary key, email text not null,
        status text not null default 'new',
        constraint customers_status check (status in ('new', 'active')));`;
      const root = makeSqlProject({ 'migrations/0001.sql': first });
      const { judged } = await runMigration(options(), { root });
      expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
      expect(judged.findings).toHaveLength(1);
      expect(judged.summary).toMatch(/deployed against empty: .*customers_status: definition/);
    });

    it('finds a view and a default that somebody made by hand', async () => {
      await deployed.run('create database drifted');
      const drift = `create view latest as select id from orders;
        alter table orders alter total set default 0`;
      await deployed.run(`${DEPLOYED} ${drift}`, 'drifted');
      const { judged } = await runMigration(options(from('drifted')), { root: makeSqlProject() });
      expect(judged.findings.map(({ seen }) => seen)).toEqual([
        expect.stringMatching(/column public\.orders\.total: default was not there, is 0/),
        expect.stringMatching(/view public\.latest: added/),
      ]);
    });

    it('counts the rows of the deployed tables, of which the copy has none', async () => {
      await deployed.run('create database large');
      await deployed.run(DEPLOYED, 'large');
      const many = Array.from({ length: 200 }, (_, index) => `create table t${index} (id int)`);
      await deployed.run(
        `insert into customers (id, email) values (1, 'x');
         insert into orders select i, 1, i, 1 from generate_series(1, 2000000) i;
         ${many.join(';')}`,
        'large',
      );
      await deployed.run(`insert into revisions values ('0002b')`, 'large');
      const run = async (third: string) => {
        const project = makeSqlProject({
          'migrations/0002b.sql': many.join(';'),
          'migrations/0003.sql': third,
        });
        return await runMigration(options(from('large')), { root: project });
      };
      const memory = process.memoryUsage().rss;
      const rewritten = await run('alter table orders alter total type numeric(14, 4)');
      expect(process.memoryUsage().rss - memory).toBeLessThan(250 * 1024 * 1024);
      expect(rewritten.judged).toMatchObject({ outcome: 'fail', reason: 'threshold' });
      // Nobody has analysed it yet: its size tells.
      expect(rewritten.judged.summary).toMatch(/all \d{7} rows are written anew/);
      expect(rewritten.seen.start?.tables).toBe(202);
      const scanned = await run('alter table orders add check (total >= 0)');
      expect(scanned.judged).toMatchObject({
        outcome: 'inconclusive',
        reason: 'insufficient-samples',
        summary: expect.stringMatching(
          /a scan of all rows with AccessExclusiveLock, measured on 0/,
        ),
      });
      const cheap = await run('alter table orders add note text');
      expect(cheap.judged).toMatchObject({ outcome: 'pass', findings: [] });
      expect(cheap.seen.tables).toEqual([]);
    });

    it('starts from a dump, and not from one that is cut', async () => {
      const root = makeSqlProject(files);
      const dump = join(root, 'crm.dump');
      execFileSync('pg_dump', ['-Fc', '-f', dump, deployed.dsn('crm')]);
      const rest = { from: { dump: 'crm.dump' } };
      const { judged, seen } = await runMigration(options(rest), { root });
      expect(judged).toMatchObject({ outcome: 'pass' });
      expect(seen.start).toMatchObject({ kind: 'dump', revisions: ['0002'] });
      execFileSync('pg_dump', ['-f', join(root, 'plain.sql'), deployed.dsn('crm')]);
      const plain = await runMigration(options({ from: { dump: 'plain.sql' } }), { root });
      expect(plain.judged).toMatchObject({ outcome: 'pass' });
      truncateSync(dump, 2_500);
      const error = await catchProbeError(runMigration(options(rest), { root }));
      expect(error).toMatchObject({
        reason: 'config',
        message: expect.stringMatching(/pg_restore/),
      });
    });

    it('says what a role that may not read lacks', async () => {
      await deployed.run(`create role reader login password 'reader-password'`);
      const database = deployed.dsn('crm', 'reader', 'reader-password');
      const error = await catchProbeError(
        runMigration(options({ from: { database } }), { root: makeSqlProject() }),
      );
      expect(error).toMatchObject({
        message: expect.stringMatching(/permission denied for table/),
        remedy: expect.stringMatching(/SELECT/),
      });
      expect(error.message).not.toContain('reader-password');
      await deployed.run('grant select on all tables in schema public to reader', 'crm');
      const { judged } = await runMigration(options({ from: { database } }), {
        root: makeSqlProject(),
      });
      expect(judged).toMatchObject({ outcome: 'pass' });
    });

    it('knows no revision where the tool has no table', async () => {
      await deployed.run('create database foreign_one');
      await deployed.run('create table something (id int)', 'foreign_one');
      const error = await catchProbeError(
        runMigration(options(from('foreign_one')), { root: makeSqlProject() }),
      );
      expect(error.message).toMatch(/has tables, but no revisions/);
    });

    it('does not write to the server that is looked at, by whatever name', async () => {
      const before = await deployed.run('select datname from pg_database order by 1');
      const dsn = deployed.dsn().replace('127.0.0.1', 'localhost');
      const error = await catchProbeError(
        runMigration(options({ scratch: { dsn } }), { root: makeSqlProject() }),
      );
      expect(error).toMatchObject({
        reason: 'identity',
        message: expect.stringMatching(/nothing was changed/),
      });
      expect(await deployed.run('select datname from pg_database order by 1')).toEqual(before);
    });
  },
  {},
  [15],
);

describeWithPostgres(
  'migration from a database whose dump tools are missing',
  (scratch) => {
    it('says which pg_dump is too old', async () => {
      const deployed = await startPostgres(18);
      try {
        await deployed.run(DEPLOYED);
        const options = sqlOptions(scratch(), { from: { database: deployed.dsn() } });
        const error = await catchProbeError(runMigration(options, { root: makeSqlProject() }));
        expect(error).toMatchObject({
          reason: 'tool-missing',
          message: expect.stringMatching(/pg_dump is older than the server: server version: 18/),
        });
      } finally {
        await deployed.remove();
      }
    });
  },
  {},
  [18],
);
