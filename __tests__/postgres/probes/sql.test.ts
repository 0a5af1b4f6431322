import { beforeAll, expect, it } from '@jest/globals';
import { ProbeError } from '../../../src/domain/errors.ts';
import { collect } from '../../../src/probes/sql/collect.ts';
import { evidence, judge } from '../../../src/probes/sql/judge.ts';
import { declaration } from '../../../src/probes/sql/options.ts';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { type DatabaseWorld, runDatabaseProbe } from '../../support/database-tools.ts';
import { describeWithPostgres } from '../../support/postgres.ts';

const run = (options: object, world?: DatabaseWorld) =>
  runDatabaseProbe({ declaration, collect, judge, evidence }, options, world);

const ORDERS = `
  create table orders (id int primary key, email text, total numeric(12, 2));
  create table lines (order_id int references orders, price numeric(12, 2));
  insert into orders select i, 'person' || i || '@crm.example', 30.00 from generate_series(1, 50) i;
  insert into lines select i, 10.00 from generate_series(1, 50) i, generate_series(1, 3);
  create schema hidden; create table hidden.orders (id int);
  create role checker login password 'checker-password'; grant select on lines to checker`;

const WRONG = `select o.id, o.email from orders o
  where o.total is distinct from (select sum(price) from lines l where l.order_id = o.id)
  order by o.id`;

describeWithPostgres('sql', (server) => {
  beforeAll(async () => void (await server().run(ORDERS)));

  const ask = (options: object, world?: DatabaseWorld) =>
    run({ dsn: server().dsn(), ...options }, world);
  const value = async (query: string, expected: unknown, rest: object = {}) =>
    (await ask({ query, expect: { value: expected }, emptyIsFine: 'it is a test', ...rest }))
      .judged;
  const totals = {
    query: WRONG,
    expect: { rows: 0 },
    atLeast: { query: 'select count(*) from orders', min: 50 },
    control: `select 1 where 30.00 is distinct from 20.00`,
    show: ['id'],
  };

  it('proves which cluster it is, by whatever name it is called', async () => {
    const { system } = server();
    expect((await ask({ system })).judged).toMatchObject({ outcome: 'pass', findings: [] });
    const other = server().dsn().replace('127.0.0.1', 'localhost');
    expect((await ask({ dsn: other, system })).judged.outcome).toBe('pass');
    const wrong = (await ask({ system: '7000000000000000001' })).judged;
    expect(wrong).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(wrong.findings[0]?.seen).toBe(system);
  });

  it('asks another cluster nothing', async () => {
    const options = { system: '7000000000000000001', query: 'select 1', expect: { value: 1 } };
    const { seen, judged } = await ask(options);
    expect(judged).toMatchObject({ outcome: 'error', reason: 'identity' });
    expect(seen.queries).toEqual([]);
  });

  it('passes good data, and keeps nobody’s e-mail', async () => {
    const { seen, judged } = await ask(totals);
    expect(judged).toMatchObject({ outcome: 'pass', findings: [] });
    expect(judged.summary).toMatch(/query: 0 rows among 50, the control failed/);
    expect(seen.queries[0]?.looked).toBe(50);
  });

  it('fails a wrong total, and shows no more than the columns that are named', async () => {
    await server().run('update orders set total = 31 where id in (7, 9)');
    const { seen, judged } = await ask(totals);
    await server().run('update orders set total = 30');
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(judged.findings[0]?.seen).toBe('2 rows: {"id":"7"} {"id":"9"}');
    expect(JSON.stringify(seen)).not.toContain('crm.example');
  });

  it('takes no violation among no rows for none at all', async () => {
    const empty = { ...totals, query: 'select id from hidden.orders where id < 0' };
    const atLeast = { query: 'select count(*) from hidden.orders' };
    const { judged } = await ask({ ...empty, atLeast });
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
  });

  it('is told nothing by row security that hides the rows', async () => {
    await server().run(`create table tenants (id int); insert into tenants values (1);
      alter table tenants enable row level security; grant select on tenants to checker`);
    const { judged } = await ask({
      dsn: server().dsn('postgres', 'checker', 'checker-password'),
      query: 'select id from tenants where id > 0',
      expect: { rows: 0 },
      atLeast: { query: 'select count(*) from tenants' },
    });
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
  });

  it('compares values of every type', async () => {
    expect((await value('select sum(total) from orders', 1500)).outcome).toBe('pass');
    expect((await value('select avg(total) from orders', { max: 29 })).outcome).toBe('fail');
    expect((await value('select sum(total) from hidden.orders, orders', { max: 9 })).reason).toBe(
      'no-data',
    );
    expect((await value('select count(*) = $1 from orders', true, { values: [50] })).outcome).toBe(
      'pass',
    );
    expect((await value('show server_encoding', 'UTF8')).outcome).toBe('pass');
    expect((await value('select current_date::text', { matches: '^20' })).outcome).toBe('pass');
    expect((await value('select id from orders', 1)).outcome).toBe('fail');
  });

  it('looks at every row by JSONPath', async () => {
    const query = 'select id, total::float8 as total from orders';
    const good = await ask({ query, expect: { json: { '$[*].total': { min: 30 } } } });
    expect(good.judged.outcome).toBe('pass');
    const bad = await ask({ query, expect: { json: { '$[*].id': { min: 2 } } } });
    expect(bad.judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    const cut = await ask({ query, maxRows: 10, expect: { json: { '$[*].id': { min: 1 } } } });
    expect(cut.judged).toMatchObject({ outcome: 'inconclusive', reason: 'output-limit' });
  });

  it('refuses two columns of one name, of which only the last is seen', async () => {
    for (const query of ['select 0, 1', 'select 0, 1 order by 1 -- a', 'values (1), (2)']) {
      const asked = value(query, 1);
      if (query.startsWith('values')) expect((await asked).outcome).toBe('fail');
      else expect((await catchProbeError(asked)).message).toMatch(/the same name/);
    }
    expect((await value('select 1 as a order by now();', 1)).outcome).toBe('pass');
    expect((await value('select 1; -- done', 1)).outcome).toBe('pass');
  });

  it('sees one state in all queries, however much is written in between', async () => {
    const slow = { name: 'a', query: 'select count(*), pg_sleep(1)::text from orders', values: [] };
    const count = { query: 'select count(*) from orders' };
    const asked = ask({
      queries: [
        { ...slow, expect: { json: { '$[0].count': 50 } } },
        { ...count, name: 'b', expect: { value: 50 } },
      ],
    });
    await new Promise((resolve) => setTimeout(resolve, 400));
    await server().run(`insert into orders values (99, '', 0)`);
    const { judged } = await asked;
    await server().run('delete from orders where id = 99');
    expect(judged.outcome).toBe('pass');
  });

  it.each([
    `with gone as (delete from lines returning 1) select count(*) from gone`,
    `select setval(pg_get_serial_sequence('numbered', 'id'), 99)`,
    `select set_config('transaction_read_only', 'off', false)`,
    `explain analyze delete from lines`,
    `select count(*) from lines for update`,
    `select 1; delete from lines`,
  ])('changes nothing by %s', async (query) => {
    await server().run('create table if not exists numbered (id serial)');
    const error = await catchProbeError(ask({ query, expect: { rows: { min: 1 } } }));
    expect(error.reason).toBe('config');
    expect(await server().run('select count(*)::int as n from lines')).toEqual([{ n: 150 }]);
  });

  it('names the grant that a role lacks', async () => {
    const dsn = server().dsn('postgres', 'checker', 'checker-password');
    const denied = (query: string) => catchProbeError(value(query, 1, { dsn }));
    const table = await denied('select count(*) from orders');
    expect(table).toMatchObject({ reason: 'auth', message: expect.stringMatching(/^query: /) });
    expect(table.remedy).toMatch(/`grant select on orders to checker`/);
    const schema = await denied('select count(*) from hidden.orders');
    expect(schema.remedy).toMatch(/`grant usage on schema hidden to checker`/);
    await server().run('revoke execute on function pg_control_system() from public');
    const system = await catchProbeError(ask({ dsn, system: server().system }));
    const without = await ask({ dsn, database: 'postgres' });
    await server().run('grant execute on function pg_control_system() to public');
    expect(system.remedy).toMatch(/`grant execute on function pg_control_system to checker`/);
    expect(without.judged.outcome).toBe('pass');
    expect(without.judged.summary).toMatch(/of an unknown cluster/);
  });

  it('says what is wrong with a query, and with a wrong DSN', async () => {
    const wrong = await catchProbeError(value('select nothing from orders', 1));
    expect(wrong).toMatchObject({ reason: 'config', message: expect.stringMatching(/"nothing"/) });
    const slow = catchProbeError(value('select pg_sleep(9)', 1, { statementTimeout: '50ms' }));
    expect((await slow).reason).toBe('timeout');
    const nowhere = await catchProbeError(ask({ dsn: server().dsn('nowhere'), database: 'x' }));
    expect(nowhere.reason).toBe('config');
    const password = server().dsn('postgres', 'checker', 'not-the-password');
    expect((await catchProbeError(ask({ dsn: password, database: 'x' }))).reason).toBe('auth');
  });

  it('stays within the evidence, with 20 queries that return much', async () => {
    const long = `select repeat('"é', 3000) as text from generate_series(1, 500)`;
    const queries = Array.from({ length: 20 }, (_, index) => ({
      name: `n${index}`,
      query: long,
      expect: { rows: 1, json: { '$[*].text': { contains: 'x' } } },
      control: long,
      show: ['text'],
    }));
    const { seen, judged } = await ask({ queries });
    expect(judged.outcome).toBe('fail');
    expect(Buffer.byteLength(JSON.stringify(seen))).toBeLessThan(64 * 1024);
  });

  it('never passes when it is stopped, or when the server dies amid a query', async () => {
    const controller = new AbortController();
    const world = { abort: controller.signal };
    const query = { query: 'select 1 as one, pg_sleep(20)::text', expect: { rows: 1 } };
    const stopped = catchProbeError(ask(query, world));
    setTimeout(() => controller.abort(new ProbeError('cancelled', 'Stopped.')), 200);
    expect((await stopped).reason).toBe('cancelled');
    const broken = catchProbeError(ask(query));
    await new Promise((resolve) => setTimeout(resolve, 400));
    await server().stop('immediate');
    expect(['reset', 'connect']).toContain((await broken).reason);
    expect((await catchProbeError(ask(query))).reason).toBe('connect');
    await server().start();
    expect((await value('select 1', 1)).outcome).toBe('pass');
  });
});
