import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ProbeError } from '../../../../src/domain/errors.ts';
import { catchProbeError } from '../../../support/catch-probe-error.ts';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { type ListServer, startListServer } from './list-server.ts';
import { CLEAN, optionsFor, runList, SCHEMA, SEED } from './run-list.ts';

describeWithPostgres('lists that can not be measured', (server) => {
  let app: ListServer;

  beforeAll(async () => {
    await server().run(SCHEMA);
    app = await startListServer(server().dsn('postgres', 'crm_app', 'crm-app-password'));
  });
  afterAll(() => app?.close());

  const options = (more: object = {}, database: object = {}) => {
    const given = optionsFor(server(), '/eager', more);
    return { ...given, database: { ...given.database, ...database } };
  };
  const run = (more: object = {}, database: object = {}) =>
    runList(options(more, database), { url: app.url });
  const countCustomers = async () =>
    (await server().run('select count(*)::int as n from customers'))[0]?.['n'];

  it('writes to no server but the one that is named', async () => {
    await server().run(`insert into customers (name) values ('a real one')`);
    for (const database of [{ system: '7412345678901234567' }, { others: [server().system] }]) {
      const error = await catchProbeError(run({}, database));
      expect(error).toMatchObject({ reason: 'identity' });
      expect(error.message).toMatch(/nothing was changed/);
      expect(await countCustomers()).toBe(1);
    }
    await server().run('create database other');
    const error = await catchProbeError(run({}, { statistics: server().dsn('other') }));
    expect(error.message).toMatch(/extension pg_stat_statements is not in the database other/);
    await server().run('create extension pg_stat_statements', 'other');
    const elsewhere = await catchProbeError(run({}, { statistics: server().dsn('other') }));
    expect(elsewhere).toMatchObject({ reason: 'identity' });
    expect(await countCustomers()).toBe(1);
    await server().run('delete from customers');
  });

  it('names the grant that is missing', async () => {
    const dsn = server().dsn('postgres', 'crm_owner', 'crm-owner-password');
    const error = await catchProbeError(run({}, { statistics: dsn }));
    expect(error).toMatchObject({ reason: 'auth' });
    expect(error.message).toBe('The role crm_owner may not see the statements of crm_app.');
    expect(error.remedy).toMatch(/grant pg_read_all_stats to "crm_owner"/);
    const app2 = server().dsn('postgres', 'crm_app', 'crm-app-password');
    const seeding = await catchProbeError(run({}, { dsn: app2 }));
    expect(seeding).toMatchObject({ reason: 'auth' });
    expect(seeding.message).toMatch(/`clean`: .*permission denied for table orders/);
  });

  it('names what is misspelt or not there', async () => {
    const role = await catchProbeError(run({ role: 'crm_ap' }));
    expect(role).toMatchObject({ reason: 'config', message: 'The server has no role crm_ap.' });
    const wrong = await catchProbeError(
      run({}, { statistics: server().dsn('postgres', 'crm_probe', 'wrong-password') }),
    );
    expect(wrong).toMatchObject({ reason: 'auth' });
    const distinct = await catchProbeError(run({ distinct: 'select id, name from customers' }));
    expect(distinct.message).toMatch(/does not give one number/);
  });

  it('cleans up after a seed that fails half way', async () => {
    await server().run('delete from customers');
    const seed = { run: ['bash', '-c', 'echo "no such tenant" >&2; exit 3'] };
    const error = await catchProbeError(
      runList(
        options({
          seed,
          clean: { sql: `${CLEAN}; insert into customers (name) values ('cleaned')` },
        }),
        {
          url: app.url,
        },
      ),
    );
    expect(error).toMatchObject({ reason: 'exit-code' });
    expect(error.message).toMatch(/`seed` ended with 3: no such tenant/);
    expect(await server().run('select name from customers')).toEqual([{ name: 'cleaned' }]);
    await server().run('delete from customers');
  });

  it('says that rows were left behind', async () => {
    const { judged } = await run({
      distinct: 'select count(*) from customers',
      clean: { sql: 'delete from orders' },
    });
    expect(judged).toMatchObject({ outcome: 'warn', reason: 'assertion' });
    expect(judged.findings[0]).toMatchObject({ where: 'clean', seen: '51 parents, 0 before' });
    await server().run('delete from customers');
  });

  it('says nothing when the counters are reset meanwhile', async () => {
    const reset = `select pg_stat_statements_reset(); ${SEED}`;
    const dsn = server().dsn();
    const timer = setInterval(
      () =>
        void server()
          .run('select pg_stat_statements_reset()')
          .catch(() => {}),
      60,
    );
    try {
      const { judged } = await run({}, { dsn });
      expect(judged.outcome).toBe('inconclusive');
      expect(judged.findings.some(({ seen }) => seen === 'a reset')).toBe(true);
    } finally {
      clearInterval(timer);
    }
    // Between the measurements it takes nothing away.
    expect((await run({ seed: { sql: reset } }, { dsn })).judged.outcome).toBe('pass');
  });

  it('counts the statements of a command', async () => {
    const dsn = server().dsn('postgres', 'crm_app', 'crm-app-password');
    const script = `
      import pg from 'pg';
      const client = new pg.Client(process.env.APP_DSN);
      await client.connect();
      const { rows } = await client.query('select * from orders limit $1', [process.env.HOLDPOINT_N]);
      for (const row of rows) {
        if (process.env.LAZY) await client.query('select * from customers where id = $1', [row.customer_id]);
        console.log('order=' + row.id + ' customer=' + row.customer_id + ';');
      }
      await client.end();`;
    const commands = [
      {
        name: 'list-orders',
        run: [process.execPath, '--input-type=module', '-e', script],
        rows: 'order=\\d+',
        parents: 'customer=(\\d+)',
      },
    ];
    const more = { endpoints: [], commands, sizes: [1, 8] };
    const variables = { PATH: process.env['PATH'] ?? '', APP_DSN: dsn };
    const eager = await runList(options(more), { url: app.url, variables });
    expect(eager.judged).toMatchObject({ outcome: 'pass' });
    const lazy = await runList(options(more), {
      url: app.url,
      variables: { ...variables, LAZY: '1' },
    });
    expect(lazy.judged).toMatchObject({ outcome: 'fail', reason: 'threshold' });
    const broken = [{ ...commands[0], run: 'exit 4' }];
    const refused = await runList(options({ ...more, commands: broken }), {
      url: app.url,
      variables,
    });
    expect(refused.judged).toMatchObject({ outcome: 'error', reason: 'exit-code' });
  });

  it('ends at once when it is stopped, and cleans up', async () => {
    const controller = new AbortController();
    const running = catchProbeError(
      runList(options({ repeats: 5 }), { url: app.url, abort: controller.signal }),
    );
    setTimeout(() => controller.abort(new ProbeError('cancelled', 'Stopped.')), 400);
    expect((await running).reason).toBe('cancelled');
    expect(await countCustomers()).toBe(0);
  });

  it('never passes when the server goes away in the middle', async () => {
    const running = catchProbeError(run({ repeats: 5 }));
    const stopped = delay(500).then(() => server().stop('immediate'));
    expect(['reset', 'connect', 'protocol']).toContain((await running).reason);
    await stopped;
    const gone = await catchProbeError(run());
    expect(gone.reason).toBe('connect');
  });
});

describeWithPostgres(
  'lists on a server without the statistics',
  (server) => {
    it('says that they are not loaded', async () => {
      await server().run(`${SCHEMA.replace('create extension pg_stat_statements;', '')}`);
      const options = optionsFor(server(), '/eager');
      const missing = await catchProbeError(runList(options, { url: 'http://127.0.0.1:1' }));
      expect(missing.message).toMatch(/not in the database/);
      await server().run('create extension pg_stat_statements');
      const error = await catchProbeError(runList(options, { url: 'http://127.0.0.1:1' }));
      expect(error).toMatchObject({ reason: 'config' });
      expect(error.message).toMatch(/has not loaded pg_stat_statements/);
    });
  },
  { shared_preload_libraries: '' },
);
