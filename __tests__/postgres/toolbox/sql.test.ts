import { afterEach, beforeAll, expect, it } from '@jest/globals';
import { ProbeError } from '../../../src/domain/errors.ts';
import type { SqlAccess, SqlSession } from '../../../src/toolbox/sql/contract.ts';
import { proveScratch, readBirth } from '../../../src/toolbox/sql/prove-scratch.ts';
import { withScratchDatabase } from '../../../src/toolbox/sql/scratch-database.ts';
import { createSqlTool } from '../../../src/toolbox/sql/tool.ts';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { describeWithPostgres } from '../../support/postgres.ts';

const NEVER = new AbortController().signal;
const registered: string[] = [];
const tool = createSqlTool((value) => void registered.push(value));
const open: SqlSession[] = [];

async function connect(dsn: string, access: SqlAccess = { access: 'read' }): Promise<SqlSession> {
  const session = await tool.open(dsn, access, NEVER);
  open.push(session);
  return session;
}

afterEach(async () => {
  for (const session of open.splice(0)) await session.close();
});

describeWithPostgres('a session', (server) => {
  beforeAll(async () => {
    await server().run(
      `create table items (id int primary key, name text, big bigint, at timestamptz);
       insert into items select i, 'item ' || i, 9007199254740993, '2026-01-01' from generate_series(1, 2500) i;
       create role clerk login password 'clerk-password'`,
    );
  });

  it('reads values in plain shapes', async () => {
    const session = await connect(server().dsn());
    const { rows } = await session.query(
      `select true as yes, 7::int8 as seven, 9007199254740993::int8 as big, 1.50::numeric as price,
              '{"a": [1]}'::jsonb as doc, 'NaN'::float8 as nan, '\\x00ff'::bytea as raw, null as nothing`,
    );
    expect(rows).toEqual([
      {
        yes: true,
        seven: 7,
        big: '9007199254740993',
        price: '1.50',
        doc: { a: [1] },
        nan: 'NaN',
        raw: '\\x00ff',
        nothing: null,
      },
    ]);
  });

  it('never writes in a session that reads', async () => {
    const session = await connect(server().dsn());
    const error = await catchProbeError(session.query(`delete from items`));
    expect(error).toMatchObject({ reason: 'config', sqlState: '25006' });
    await expect(session.query('select 1; delete from items')).rejects.toThrow(/multiple commands/);
    await expect(session.query('commit')).resolves.toBeDefined();
    await expect(session.query('set transaction read write')).resolves.toBeDefined();
    await expect(session.query('delete from items')).rejects.toMatchObject({ sqlState: '25006' });
    expect(await server().run('select count(*)::int as n from items')).toEqual([{ n: 2500 }]);
  });

  it('keeps no more rows than it is asked for, and says so', async () => {
    const session = await connect(server().dsn());
    const result = await session.query('select id from items order by id', [], 3);
    const rows = [{ id: 1 }, { id: 2 }, { id: 3 }];
    expect(result).toEqual({ columns: ['id'], rows, truncated: true, count: 3 });
    const none = await session.query('select id, id from items where false');
    expect(none).toMatchObject({ columns: ['id', 'id'], rows: [] });
    expect((await session.query('select id from items where id = $1', [5])).truncated).toBe(false);
  });

  it('streams in batches', async () => {
    const session = await connect(server().dsn());
    const sizes: number[] = [];
    for await (const rows of session.stream('select * from items')) sizes.push(rows.length);
    expect(sizes).toEqual([1000, 1000, 500]);
    for await (const rows of session.stream('select * from items')) if (rows.length > 0) break;
    expect((await session.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('says which cluster it is', async () => {
    const session = await connect(server().dsn());
    const identity = await session.identity();
    expect(identity).toMatchObject({
      system: server().system,
      database: 'postgres',
      isReplica: false,
    });
    expect(Math.floor(identity.version / 10_000)).toBe(server().version);
    expect(Math.abs(Date.now() - readBirth(identity.system))).toBeLessThan(600_000);
  });

  it.each<[string, (good: string) => string, string, RegExp]>([
    [
      'a wrong password',
      (dsn) => dsn.replace(':postgres@', ':wrong-password@'),
      'auth',
      /password authentication/,
    ],
    [
      'no such database',
      (dsn) => dsn.replace(/\/postgres$/, '/nowhere'),
      'config',
      /"nowhere" does not exist/,
    ],
    [
      'a port where nobody listens',
      (dsn) => dsn.replace(/:\d+\//, ':1/'),
      'connect',
      /ECONNREFUSED/,
    ],
    [
      'no such host',
      (dsn) => dsn.replace('127.0.0.1', 'nowhere.invalid'),
      'dns',
      /nowhere\.invalid/,
    ],
    ['TLS where there is none', (dsn) => `${dsn}?sslmode=require`, 'tls', /does not support SSL/],
    ['no DSN at all', () => 'crm-database', 'config', /no connection URI/],
    ['another kind of database', () => 'mysql://u:p@127.0.0.1/crm', 'config', /no connection URI/],
  ])('says %s in one sentence, without the password', async (_, change, reason, says) => {
    const error = await catchProbeError(
      tool.open(change(server().dsn()), { access: 'read' }, NEVER),
    );
    expect(error.reason).toBe(reason);
    expect(error.message).toMatch(says);
    expect(error.message).not.toMatch(/wrong-password|\n/);
    expect(error.remedy).toBeDefined();
  });

  it('names the object that may not be read', async () => {
    const session = await connect(server().dsn('postgres', 'clerk', 'clerk-password'));
    const error = await catchProbeError(session.query('select * from items'));
    expect(error).toMatchObject({ reason: 'auth', message: expect.stringMatching(/table items/) });
    expect(registered).toContain('clerk-password');
  });

  it('ends at once when it is stopped', async () => {
    const controller = new AbortController();
    const session = await tool.open(server().dsn(), { access: 'read' }, controller.signal);
    const started = performance.now();
    const query = catchProbeError(session.query('select pg_sleep(20)'));
    controller.abort(new ProbeError('cancelled', 'Stopped.'));
    expect((await query).reason).toBe('cancelled');
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('says that the connection broke, in the middle of a query and of a stream', async () => {
    const [busy, streaming] = await Promise.all([connect(server().dsn()), connect(server().dsn())]);
    const query = catchProbeError(busy.query('select pg_sleep(20)'));
    const stream = catchProbeError(
      (async () => {
        const text = 'select pg_sleep(0.01) from generate_series(1, 1000)';
        let count = 0;
        for await (const rows of streaming.stream(text, [], 5)) count += rows.length;
        return count;
      })(),
    );
    const pids = [busy.pid, streaming.pid].join(', ');
    await server().run(
      `select pg_sleep(0.3), pg_terminate_backend(pid) from unnest(array[${pids}]) pid`,
    );
    expect([(await query).reason, (await stream).reason]).toEqual(['reset', 'reset']);
  });

  it('gives up a statement that takes too long', async () => {
    const session = await connect(server().dsn(), { access: 'read', statementTimeoutMs: 50 });
    expect((await catchProbeError(session.query('select pg_sleep(5)'))).reason).toBe('timeout');
  });

  it('makes a database for scratch work and drops it, whatever happens', async () => {
    const options = { dsn: server().dsn(), madeWithin: '24h' };
    const request = { options, others: [], nowMs: Date.now() };
    const names: string[] = [];
    const work = withScratchDatabase(tool, request, NEVER, async (database) => {
      names.push(database.name, (await database.another()).name);
      const session = await connect(database.dsn, { access: 'write' });
      await session.script('create table a (); create table b ()');
      throw new Error('broken');
    });
    await expect(work).rejects.toThrow('broken');
    const left = await server().run(
      `select datname from pg_database where datname like 'holdpoint%'`,
    );
    expect(names).toHaveLength(2);
    expect(left).toEqual([]);
  });

  it('writes to no server that is looked at', async () => {
    const options = { dsn: server().dsn(), madeWithin: '24h' };
    const request = { options, others: [server().system], nowMs: Date.now() };
    const error = await catchProbeError(
      withScratchDatabase(tool, request, NEVER, async () => undefined),
    );
    expect(error).toMatchObject({
      reason: 'identity',
      message: expect.stringMatching(/nothing was/),
    });
  });
});

it('takes a server for scratch work by its identifier or its youth', () => {
  const now = Date.parse('2026-01-10T00:00:00Z');
  const system = String((BigInt(Date.parse('2026-01-09T12:00:00Z')) / 1000n) << 32n);
  const seen = { system, database: 'x', user: 'x', version: 150000, isReplica: false };
  const options = { dsn: 'x', madeWithin: '24h' };
  const prove =
    (rest: object, nowMs = now) =>
    () =>
      proveScratch(seen, { ...options, ...rest }, ['1'], nowMs);
  expect(prove({})).not.toThrow();
  expect(prove({ system })).not.toThrow();
  expect(prove({ system }, now + 1e12)).not.toThrow();
  expect(prove({ madeWithin: '1h' })).toThrow(/was made at 2026-01-09T12:00:00.000Z/);
  expect(prove({}, now + 86_400_000)).toThrow(/not within 24h/);
  expect(prove({ system: '7412345678901234567' })).toThrow(/not 7412345678901234567/);
  expect(() => proveScratch({ ...seen, isReplica: true }, options, [], now)).toThrow(/replica/);
});
