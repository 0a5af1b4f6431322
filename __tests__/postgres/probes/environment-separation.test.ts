import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { collect } from '../../../src/probes/environment-separation/collect.ts';
import { evidence, judge } from '../../../src/probes/environment-separation/judge.ts';
import { declaration } from '../../../src/probes/environment-separation/options.ts';
import {
  hasRedis,
  type RedisServer,
  startRedis,
} from '../../probes/environment-separation/redis-server.ts';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { runDatabaseProbe } from '../../support/database-tools.ts';
import { listen, type TestServer } from '../../support/http-server.ts';
import {
  describeWithPostgres,
  type PostgresServer,
  startPostgres,
} from '../../support/postgres.ts';

const run = (options: object) =>
  runDatabaseProbe({ declaration, collect, judge, evidence }, options);

const LIVE = 'live_8f3a2b1c0d9e7f60';
const TEST = 'test_1c0d9e7f608f3a2b';

describeWithPostgres('environment-separation', (server, version) => {
  let second: PostgresServer | undefined;
  const closers: (() => Promise<void>)[] = [];
  const redis: RedisServer[] = [];
  const other = () => second ?? server();

  beforeAll(async () => {
    second = await startPostgres(version);
    closers.push(() => other().remove());
    for (const [one, name] of [
      [server(), 'production'],
      [second, 'staging'],
    ] as const) {
      await one.run(`create role checker login password '${name}-password'`);
      await one.run('create database crm');
    }
    if (!hasRedis) return;
    redis.push(await startRedis(), await startRedis());
    closers.push(...redis.map((one) => () => one.stop()));
  }, 60_000);
  afterAll(async () => {
    for (const close of closers) await close();
  });

  const listening = async (): Promise<TestServer> => {
    const started = await listen(createServer());
    closers.push(() => started.close());
    return started;
  };
  const two = (production: object = {}, staging: object = {}) => ({
    production: {
      database: server().dsn('crm', 'checker', 'production-password'),
      keys: { TOKEN: LIVE },
      values: { bucket: 'crm-prod' },
      ...production,
    },
    staging: {
      database: other().dsn('crm', 'checker', 'staging-password'),
      keys: { TOKEN: TEST },
      values: { bucket: 'crm-staging' },
      ...staging,
    },
  });
  const judged = async (environments: object, rest: object = {}) =>
    (await run({ environments, ...rest })).judged;

  it('passes where each has its own, and keeps no secret', async () => {
    const [one, two_] = redis.map(({ url }) => ({ redis: url }));
    const keyModes = { TOKEN: { production: '^live_', staging: '^test_' } };
    const result = await run({ environments: two(one, two_), keyModes });
    expect(result.judged).toMatchObject({ outcome: 'pass', findings: [] });
    const text = JSON.stringify(result);
    for (const secret of [LIVE, TEST, 'production-password']) expect(text).not.toContain(secret);
  });

  it('sees through a second name of one cluster', async () => {
    const dsn = server().dsn('crm', 'postgres').replace('127.0.0.1', 'localhost');
    const same = await judged(two({}, { database: dsn }));
    expect(same).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(same.findings[0]?.seen).toMatch(new RegExp(`the same: cluster ${server().system}`));
    const beside = { database: server().dsn('postgres', 'postgres') };
    expect((await judged(two({}, beside))).outcome).toBe('fail');
    expect((await judged(two({}, beside), { sameCluster: true })).outcome).toBe('pass');
    expect((await judged(two({}, { database: dsn }), { sameCluster: true })).outcome).toBe('fail');
  });

  it('finds a bucket, a password and a key that both have', async () => {
    const wheres = async (production: object, staging: object = {}) =>
      (await judged(two(production, staging))).findings.map(({ where }) => where);
    expect(await wheres({}, { values: { bucket: ' CRM-prod' } })).toEqual([
      'bucket of production and staging',
    ]);
    expect(await wheres({ keys: { TOKEN: TEST } })).toEqual(['TOKEN of production and staging']);
    expect(await wheres({}, { keys: { TOKEN: 'production-password' } })).toEqual([
      'database password and TOKEN of production and staging',
    ]);
    const hosts = { hosts: { smtp: 'localhost:25' } };
    expect(await wheres(hosts, { hosts: { smtp: '127.0.0.1:2525' } })).toEqual([
      'smtp of production and staging',
    ]);
  });

  it('finds a live key in staging, though it is another than production’s', async () => {
    const keyModes = { TOKEN: { production: '^live_', staging: '^test_' } };
    const seen = await judged(two({}, { keys: { TOKEN: `${LIVE}99` } }), { keyModes });
    expect(seen.findings[0]).toMatchObject({ where: 'TOKEN of staging', seen: 'another one' });
    expect(seen.outcome).toBe('fail');
  });

  (hasRedis ? it : it.skip)('finds one Redis under two databases of it', async () => {
    const [url = ''] = redis.map((one) => one.url);
    const seen = await judged(two({ redis: url }, { redis: url.replace(/0$/, '1') }));
    expect(seen.findings.map(({ where }) => where)).toEqual(['redis of production and staging']);
  });

  it('judges connections that must not be', async () => {
    const { staging } = two();
    const open = await listening();
    const dial = (...forbidden: string[]) => judged({ staging }, { forbidden });
    expect((await dial('127.0.0.1:1')).outcome).toBe('pass');
    const way = await dial('127.0.0.1:1', `127.0.0.1:${open.port}`);
    expect(way.findings).toEqual([
      {
        where: `connection to 127.0.0.1:${open.port}`,
        expected: 'none from this machine',
        seen: 'connected',
      },
    ]);
    const database = await dial(server().dsn('crm', 'checker', 'secret-password'));
    expect(database.outcome).toBe('fail');
    expect(JSON.stringify(database)).not.toContain('secret-password');
    expect(await dial('db.production.invalid:5432')).toMatchObject({ reason: 'no-data' });
    const blind = { forbidden: ['127.0.0.1:1'], reachable: '127.0.0.1:2' };
    expect(await judged({ staging }, blind)).toMatchObject({ reason: 'control-failed' });
  });

  it('never passes where a server can’t say who it is', async () => {
    const gone = server()
      .dsn('crm', 'checker', 'production-password')
      .replace(/:\d+\//, ':1/');
    expect((await catchProbeError(run({ environments: two({ database: gone }) }))).reason).toBe(
      'connect',
    );
    const wrong = server().dsn('crm', 'checker', 'wrong-password');
    expect((await catchProbeError(run({ environments: two({ database: wrong }) }))).reason).toBe(
      'auth',
    );
    const redisGone = two({ redis: 'redis://127.0.0.1:1' }, { redis: 'redis://127.0.0.1:2' });
    expect((await catchProbeError(run({ environments: redisGone }))).reason).toBe('connect');
    await other().run('revoke execute on function pg_control_system() from public', 'crm');
    const denied = await catchProbeError(run({ environments: two() }));
    await other().run('grant execute on function pg_control_system() to public', 'crm');
    expect(denied).toMatchObject({
      reason: 'auth',
      remedy: expect.stringMatching(/grant execute/),
    });
    await other().stop('immediate');
    expect((await catchProbeError(run({ environments: two() }))).reason).toBe('connect');
    await other().start();
  });
});
