import { expect, it, jest } from '@jest/globals';
import { catchProbeError } from '../../../support/catch-probe-error.ts';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { linesOf, type Migrations, rehearse } from './sql-project.ts';

jest.setTimeout(180_000);

const PLAIN: Migrations = {
  '0002': ['alter table customers add column vip boolean', 'alter table customers drop column vip'],
};

describeWithPostgres('a rehearsal in trouble', (server) => {
  const leftovers = async () =>
    await server().run(`select datname from pg_database where datname ~ '^holdpoint_'`);

  it('says which right is missing, and has changed nothing', async () => {
    await server().run(`create role clerk login password 'clerk-password'`);
    const dsn = server().dsn('postgres', 'clerk', 'clerk-password');
    const error = await catchProbeError(rehearse(dsn, PLAIN));
    expect(error).toMatchObject({ reason: 'auth' });
    expect(error.message).toMatch(/permission denied/);
    expect(await leftovers()).toEqual([]);
  });

  it('refuses the deployed database as the scratch server', async () => {
    await server().run('drop database if exists live with (force)');
    await server().run('create database live');
    await server().run(
      'create table schema_version (revision text); create table t (id int)',
      'live',
    );
    const from = { database: server().dsn('live') };
    const error = await catchProbeError(rehearse(server().dsn(), PLAIN, { from }));
    expect(error).toMatchObject({ reason: 'identity' });
    expect(error.message).toMatch(/is the one that is looked at/);
    expect(await leftovers()).toEqual([]);
  });

  it('says what is wrong with the DSN', async () => {
    const wrong = server()
      .dsn()
      .replace(/:\d+\//, ':1/');
    expect(await catchProbeError(rehearse(wrong, PLAIN))).toMatchObject({ reason: 'connect' });
    const denied = server().dsn('postgres', 'postgres', 'wrong-password');
    const error = await catchProbeError(rehearse(denied, PLAIN));
    expect(error).toMatchObject({ reason: 'auth' });
    expect(error.message).not.toContain('wrong-password');
  });

  it('is an error where the seed, the writes or the tool don’t work', async () => {
    const dsn = server().dsn();
    const seed = await catchProbeError(rehearse(dsn, PLAIN, { seed: { sql: 'insert into x' } }));
    expect(seed).toMatchObject({ reason: 'config' });
    expect(seed.message).toMatch(/^seed: /);
    const write = await catchProbeError(rehearse(dsn, PLAIN, { write: { run: 'exit 3' } }));
    expect(write.message).toMatch(/^write: /);
    const commands = { heads: 'no-such-tool', current: 'true', upgrade: 'true', downgrade: 'true' };
    const tool = await catchProbeError(
      rehearse(dsn, PLAIN, { commands, seed: { sql: 'select 1' } }),
    );
    expect(tool).toMatchObject({ reason: 'tool-missing' });
    expect(await leftovers()).toEqual([]);
  });

  it('fails where the way up fails, and takes no values of rows along', async () => {
    const { judged, seen } = await rehearse(server().dsn(), {
      '0002': ['create unique index one on orders (customer)', 'drop index one'],
    });
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'exit-code' });
    expect(linesOf(judged)[0]).toMatch(/0002, up: .*could not create unique index/);
    expect(JSON.stringify(seen)).not.toContain('(customer)=(1)');
  });

  it('is not deceived by a tool that ends with 0 and does nothing', async () => {
    const commands = {
      heads: './migrate.sh heads',
      current: './migrate.sh current',
      upgrade: './migrate.sh up',
      downgrade: './migrate.sh down || true',
    };
    const raises: Migrations = { '0002': ['select 1', 'select 1 / 0'] };
    const { judged } = await rehearse(server().dsn(), raises, { commands });
    expect(linesOf(judged)[0]).toBe('0002, down: revision 0001 | 0002');
    const lazy = { ...commands, upgrade: '[ -z "$HOLDPOINT_REVISION" ] || ./migrate.sh up' };
    const up = await rehearse(server().dsn(), PLAIN, { commands: lazy });
    expect(linesOf(up.judged)).toContain('0002, up: revision 0002 | 0001');
  });

  it('is not deceived by a tool that works on another database', async () => {
    await server().run('drop database if exists elsewhere with (force)');
    await server().run('create database elsewhere');
    const elsewhere = (line: string) => `PGDATABASE=elsewhere ./migrate.sh ${line}`;
    const commands = {
      heads: './migrate.sh heads',
      current: elsewhere('current'),
      upgrade: elsewhere('up'),
      downgrade: elsewhere('down'),
    };
    const there =
      'create table customers (id int primary key); insert into customers values (1), (2)';
    const { judged } = await rehearse(server().dsn(), PLAIN, { commands, seed: { sql: there } });
    expect(judged).toMatchObject({ outcome: 'error', reason: 'config' });
    expect(linesOf(judged)[0]).toMatch(/the tool works on another one/);
  });

  it('tries the old code on the new schema, and on nothing', async () => {
    const smoke = (line: string) => ({ oldCode: { directory: '.', smoke: line } });
    const query = 'psql --no-psqlrc -qAtc';
    const good = smoke(`[ "$(${query} 'select count(phone) from customers')" = 2 ]`);
    const fine = await rehearse(server().dsn(), PLAIN, good);
    expect(linesOf(fine.judged)).toEqual([]);
    expect(fine.seen.oldCode).toMatchObject({ run: { exitCode: 0 }, control: 1 });
    const renamed: Migrations = {
      '0002': [
        'alter table customers rename phone to telephone',
        'alter table customers rename telephone to phone',
      ],
    };
    const bad = await rehearse(
      server().dsn(),
      renamed,
      smoke(`${query} 'select phone from customers'`),
    );
    expect(bad.judged).toMatchObject({ outcome: 'fail', reason: 'exit-code' });
    expect(linesOf(bad.judged)[0]).toMatch(/old code on the new schema: .*"phone" does not exist/);
    const blind = await rehearse(server().dsn(), PLAIN, smoke('true'));
    expect(blind.judged).toMatchObject({ outcome: 'inconclusive', reason: 'control-failed' });
  });

  it('is cancelled within moments, and leaves nothing behind', async () => {
    const abort = new AbortController();
    const slow: Migrations = { '0002': ['select pg_sleep(60)', 'select 1'] };
    const running = catchProbeError(rehearse(server().dsn(), slow, {}, abort.signal));
    await waitUntilAsleep();
    abort.abort();
    const startedAtMs = Date.now();
    await running;
    expect(Date.now() - startedAtMs).toBeLessThan(15_000);
    expect(await leftovers()).toEqual([]);
  });

  it('is an error where the server goes away half way', async () => {
    const slow: Migrations = { '0002': ['select pg_sleep(60)', 'select 1'] };
    const running = catchProbeError(rehearse(server().dsn(), slow));
    await waitUntilAsleep();
    await server().stop('immediate');
    const error = await running;
    expect(['reset', 'connect', 'config']).toContain(error.reason);
    await server().start();
  });

  async function waitUntilAsleep(): Promise<void> {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const rows = await server().run(
        `select 1 from pg_stat_activity where query ~ '^select pg_sleep' and state = 'active'`,
      );
      if (rows.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('The migration did not begin.');
  }
});
