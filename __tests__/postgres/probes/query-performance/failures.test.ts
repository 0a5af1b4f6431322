import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ProbeError } from '../../../../src/domain/errors.ts';
import { catchProbeError } from '../../../support/catch-probe-error.ts';
import { describeWithPostgres } from '../../../support/postgres.ts';
import {
  appDsn,
  probeDsn,
  type QueryServer,
  runQueries,
  SCHEMA,
  startQueryServer,
} from './run-queries.ts';

describeWithPostgres(
  'statistics that can not be trusted',
  (server) => {
    let app: QueryServer;

    beforeAll(async () => {
      await server().run(SCHEMA);
      app = await startQueryServer(appDsn(server()));
    });
    afterAll(() => app?.close());

    const run = (more: object = {}, world: object = {}) =>
      runQueries(
        {
          database: probeDsn(server()),
          role: 'crm_app',
          requests: [{ path: '/orders', times: 25 }],
          ...more,
        },
        { url: app.url, ...world },
      );

    /** As an application does that nobody has told what it does to the statistics. */
    const during = (text: string) => ({
      requests: undefined,
      workload: [
        process.execPath,
        '--input-type=module',
        '-e',
        `import pg from 'pg';
         const app = new pg.Client(process.env.APP_DSN);
         await app.connect();
         for (let i = 0; i < 25; i += 1) await app.query('select id from orders where customer_id = $1', [i]);
         const admin = new pg.Client(process.env.ADMIN_DSN);
         await admin.connect();
         await admin.query(${JSON.stringify(text)});
         for (let i = 0; i < 25; i += 1) await app.query('select id from orders where customer_id = $1', [i]);
         await app.end(); await admin.end();`,
      ],
    });
    const world = () => ({
      variables: {
        PATH: process.env['PATH'] ?? '',
        APP_DSN: appDsn(server()),
        ADMIN_DSN: server().dsn(),
      },
    });

    it('holds when the counters are reset during the workload', async () => {
      expect((await run(during('select 1'), world())).judged.outcome).toBe('pass');
      const all = await run(during('select pg_stat_statements_reset()'), world());
      expect(all.judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
      const tables = await run(during('select pg_stat_reset()'), world());
      expect(tables.judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
      await run();
      const one = await run(
        during(
          `select pg_stat_statements_reset(userid, dbid, queryid) from pg_stat_statements
            where query like 'select id, status from orders%'`,
        ),
        world(),
      );
      expect(one.judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    });

    it('holds when statements are thrown out', async () => {
      const columns = Array.from(
        { length: 260 },
        (_, at) => `select 1 as a${at}, ${Array(at).fill('1').join(',') || '1'}`,
      );
      const { judged } = await run(during(columns.join(';')), world());
      expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'insufficient-samples' });
      expect(judged.findings[0]?.seen).toMatch(/evictions/);
    });

    it('names the grant that is missing', async () => {
      const database = server().dsn('postgres', 'clerk', 'clerk-password');
      const error = await catchProbeError(run({ database }));
      expect(error).toMatchObject({
        reason: 'auth',
        message: 'The role clerk may not see the statements of crm_app.',
        remedy: 'Let a superuser run `grant pg_read_all_stats to "clerk"`.',
      });
    });

    it('says what is switched off, wrong, or not there', async () => {
      await server().run('alter role crm_probe set pg_stat_statements.track = none');
      const off = await catchProbeError(run());
      expect(off).toMatchObject({ reason: 'config' });
      expect(off.message).toMatch(/track = none/);
      await server().run('alter role crm_probe reset pg_stat_statements.track');
      await server().run('alter role crm_app set pg_stat_statements.track = none');
      const unseen = await run();
      expect(unseen.judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
      await server().run('alter role crm_app reset pg_stat_statements.track');
      expect((await catchProbeError(run({ role: ['crm_app', 'crm_ap'] }))).message).toBe(
        'The server has no role crm_ap.',
      );
      const elsewhere = await catchProbeError(
        run({ database: probeDsn(server()).replace(/postgres$/, 'nowhere') }),
      );
      expect(elsewhere.reason).toBe('config');
      await server().run('create database bare');
      const bare = await catchProbeError(run({ database: server().dsn('bare') }));
      expect(bare.message).toMatch(/pg_stat_statements is not in the database bare/);
    });

    it('shows no password that a statement holds', async () => {
      const { seen } = await run(
        {
          ...during(`alter role clerk password 'a-new-password'`),
          role: ['crm_app', 'postgres'],
          minCalls: 1,
        },
        world(),
      );
      const text = JSON.stringify(seen);
      expect(text).toMatch(/alter role clerk/);
      expect(text).not.toMatch(/a-new-password/);
    });

    it('never passes when it is stopped or the server goes away', async () => {
      const controller = new AbortController();
      const running = catchProbeError(
        run({ requests: undefined, window: '20s' }, { abort: controller.signal }),
      );
      setTimeout(() => controller.abort(new ProbeError('cancelled', 'Stopped.')), 300);
      expect((await running).reason).toBe('cancelled');
      const broken = catchProbeError(run({ requests: undefined, window: '1s' }));
      const stopped = delay(500).then(() => server().stop('immediate'));
      expect(['reset', 'connect']).toContain((await broken).reason);
      await stopped;
      expect((await catchProbeError(run())).reason).toBe('connect');
    });
  },
  { 'pg_stat_statements.max': '200' },
);
