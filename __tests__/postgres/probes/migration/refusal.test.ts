import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it, jest } from '@jest/globals';
import { ProbeError } from '../../../../src/domain/errors.ts';
import { catchProbeError } from '../../../support/catch-probe-error.ts';
import { describeWithPostgres, startPostgres } from '../../../support/postgres.ts';
import { removeProjects, runMigration } from './project.ts';
import { listScratch, makeSqlProject, runSqlMigration, sqlOptions } from './sql-project.ts';

jest.setTimeout(60_000);
afterAll(removeProjects);

describeWithPostgres('migration: what it can’t or must not do', (server, version) => {
  it.each<[string, (dsn: string) => string, string, RegExp]>([
    ['a wrong password', (dsn) => dsn.replace(':postgres@', ':wrong-one@'), 'auth', /password/],
    ['TLS where there is none', (dsn) => `${dsn}?sslmode=require`, 'tls', /does not support SSL/],
    ['no server', (dsn) => dsn.replace(/:\d+\//, ':1/'), 'connect', /ECONNREFUSED/],
    ['no DSN', () => 'crm', 'config', /no connection URI/],
  ])('says %s in one sentence, of either server', async (_, change, reason, says) => {
    const root = makeSqlProject();
    const dsn = change(server().dsn());
    for (const rest of [{ scratch: { dsn } }, { from: { database: dsn } }]) {
      const error = await catchProbeError(runMigration(sqlOptions(server(), rest), { root }));
      expect(error).toMatchObject({ reason, message: expect.stringMatching(says) });
      expect(error.message).not.toMatch(/wrong-one|\n/);
    }
    expect(await listScratch(server())).toEqual([]);
  });

  it('names the right that the role lacks', async () => {
    await server().run(`create role clerk login password 'clerk-password'`);
    const scratch = { dsn: server().dsn('postgres', 'clerk', 'clerk-password') };
    const error = await catchProbeError(
      runMigration(sqlOptions(server(), { scratch }), { root: makeSqlProject() }),
    );
    expect(error).toMatchObject({ reason: 'auth', remedy: expect.stringMatching(/CREATEDB/) });
  });

  it('leaves a server alone that is too old to be one for scratch work', async () => {
    const scratch = { dsn: server().dsn(), madeWithin: '1ms' };
    const error = await catchProbeError(
      runMigration(sqlOptions(server(), { scratch }), { root: makeSqlProject() }),
    );
    expect(error).toMatchObject({ reason: 'identity' });
  });

  it('changes nothing where the tool looks at another database', async () => {
    await server().run('create database elsewhere');
    await server().run(
      `create table revisions (revision text); insert into revisions values ('0001')`,
      'elsewhere',
    );
    const line = (what: string) => `PGDATABASE=elsewhere ./migrate ${what}`;
    const commands = { heads: line('heads'), current: line('current'), upgrade: line('upgrade') };
    const error = await catchProbeError(
      runMigration(sqlOptions(server(), { commands }), { root: makeSqlProject() }),
    );
    expect(error).toMatchObject({
      reason: 'identity',
      message: expect.stringMatching(/says 0001: it looks at another one. Nothing was changed/),
    });
    const tables = `select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
    expect(await server().run(tables, 'elsewhere')).toEqual([{ n: 1 }]);
  });

  it('does not pass a tool that migrates another, empty database', async () => {
    await server().run('create database vacant');
    const line = (what: string) => `PGDATABASE=vacant ./migrate ${what}`;
    const commands = { heads: line('heads'), current: line('current'), upgrade: line('upgrade') };
    const rest = { commands, seed: undefined };
    const { judged } = await runMigration(sqlOptions(server(), rest), { root: makeSqlProject() });
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
  });

  it('passes no DSN of the environment on to a tool that writes', async () => {
    const upgrade = 'test -z "${PROD_DATABASE_URL:-}${SECRET:-}" && ./migrate upgrade';
    const commands = { heads: './migrate heads', current: './migrate current', upgrade };
    const variables = { PROD_DATABASE_URL: 'postgresql://prod/crm', SECRET: 'swordfish-42' };
    const { judged } = await runMigration(sqlOptions(server(), { commands }), {
      root: makeSqlProject(),
      variables,
    });
    expect(judged).toMatchObject({ outcome: 'pass' });
  });

  it('is an error when the server stops half way, never a pass', async () => {
    const own = await startPostgres(version);
    try {
      const run = catchProbeError(
        runSqlMigration(own, 'alter table orders add note text; select pg_sleep(30)', {
          fromEmpty: false,
        }),
      );
      for (let tries = 0; tries < 200; tries += 1) {
        const [row] = await own.run(
          `select count(*)::int as n from pg_stat_activity where query like '%pg_sleep(30)%' and pid <> pg_backend_pid()`,
        );
        if (row?.['n'] !== 0) break;
        await sleep(100);
      }
      await own.stop('immediate');
      expect((await run).reason).toMatch(/^(?:reset|connect)$/);
    } finally {
      await own.remove();
    }
  });

  it('ends when it is stopped, and drops what it made', async () => {
    const controller = new AbortController();
    const run = catchProbeError(
      runSqlMigration(
        server(),
        'select pg_sleep(30)',
        { fromEmpty: false },
        {
          abort: controller.signal,
        },
      ),
    );
    await sleep(4_000);
    const started = performance.now();
    controller.abort(new ProbeError('cancelled', 'Stopped.'));
    expect((await run).reason).toBe('cancelled');
    expect(performance.now() - started).toBeLessThan(8_000);
    expect(await listScratch(server())).toEqual([]);
  });

  it('says that a program is missing', async () => {
    const options = {
      ...sqlOptions(server()),
      adapter: 'alembic',
      run: ['no-such-alembic'],
      commands: undefined,
    };
    const error = await catchProbeError(runMigration(options, { root: makeSqlProject() }));
    expect(error).toMatchObject({ reason: 'tool-missing' });
  });
});
