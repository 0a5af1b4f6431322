import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
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

describeWithPostgres('tables that are read whole', (server) => {
  let app: QueryServer;

  beforeAll(async () => {
    await server().run(SCHEMA);
    app = await startQueryServer(appDsn(server()));
  });
  afterAll(() => app?.close());

  const run = (path: string, more: object = {}, url = app.url) =>
    runQueries(
      {
        database: probeDsn(server()),
        role: 'crm_app',
        requests: [{ path, times: 21 }],
        ...more,
      },
      { url },
    );

  it('names table and statement of a scan that is fast with these rows', async () => {
    const { judged, seen } = await run('/events');
    expect(seen.statements[0]?.totalMs).toBeLessThan(2_100);
    expect(seen.tables[0]).toMatchObject({ name: 'events', size: 30_000, scans: 21 });
    expect(seen.tables[0]?.statements[0]?.isPlanned).toBe(true);
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(judged.findings[0]).toEqual({
      where: 'table events',
      expected: 'no sequential scan of a large table',
      seen: 'read whole 21 times, 30000 rows at a time (the table has about 30000): "select * from events where reference = $1"',
    });
    expect((await run('/events', { scans: 'warn' })).judged.outcome).toBe('warn');
    expect((await run('/events', { allowScans: ['events'] })).judged.outcome).toBe('pass');
    expect((await run('/events', { largeTable: 50_000 })).judged.outcome).toBe('pass');
  });

  it('sees a scan that hides behind a view', async () => {
    const { judged } = await run('/recent');
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(judged.findings[0]?.where).toBe('table events');
    expect(judged.findings[0]?.seen).toMatch(/: "select \* from recent where/);
  });

  it('does not mean a scan that LIMIT ends', async () => {
    const { judged, seen } = await run('/first');
    expect(seen.tables[0]).toMatchObject({ name: 'events', scans: 21 });
    expect(judged.outcome).toBe('pass');
  });

  it('finds a few whole scans among many that LIMIT ends', async () => {
    const { judged, seen } = await run('/mixed', { requests: [{ path: '/mixed', times: 60 }] });
    const { rowsRead = 0, scans = 1 } = seen.tables[0] ?? {};
    expect(rowsRead / scans).toBeLessThan(30_000 / 4);
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(judged.findings[0]?.seen).toMatch(/^9\d{4} rows read in 63 scans .*: "select count/);
  });

  it('adds up the partitions that one statement reads, none of which is large', async () => {
    const { judged } = await run('/visits');
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(judged.findings.map(({ where }) => where)).toEqual(['table visits']);
    expect((await run('/visits', { allowScans: ['visits'] })).judged.outcome).toBe('pass');
    expect((await run('/visits-of-a-day')).judged.outcome).toBe('pass');
    expect((await run('/orders', { minRows: { visits: 16_000 } })).judged.outcome).toBe('pass');
  });

  it('counts rows once where one session filled the table and analysed it', async () => {
    const client = new pg.Client(server().dsn('postgres'));
    await client.connect();
    await client.query('create table fresh (id int)');
    await client.query('insert into fresh select generate_series(1, 6000)');
    await client.query('analyze fresh');
    await client.end();
    const { judged } = await run('/orders', { minRows: { fresh: 10_000 } });
    expect(judged.findings[0]).toMatchObject({ where: 'table fresh', seen: 'about 6000' });
    await server().run('drop table fresh');
  });

  it('waits for what a pooled connection has not handed in', async () => {
    const pooled = await startQueryServer(appDsn(server()), true);
    try {
      const { judged } = await run('/events', {}, pooled.url);
      expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    } finally {
      await pooled.close();
    }
  });

  it('says nothing where the tables are smaller than they have to be', async () => {
    const { judged } = await run('/orders', { minRows: { orders: 100_000, customers: 300 } });
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'insufficient-samples' });
    expect(judged.findings).toHaveLength(1);
    const missing = await run('/orders', { minRows: { invoices: 1 } });
    expect(missing.judged.outcome).toBe('inconclusive');
  });

  it('plans statements that are given with real values, and runs none', async () => {
    const scan = await run('/orders', { explain: [`select * from events where reference = 'r5'`] });
    expect(scan.judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(scan.judged.findings[0]).toMatchObject({ where: 'plan, table events' });
    const good = await run('/orders', { explain: ['select * from orders where customer_id = 5'] });
    expect(good.judged.outcome).toBe('pass');
    const bad = await catchProbeError(run('/orders', { explain: ['select * from invoices'] }));
    expect(bad).toMatchObject({ reason: 'config' });
    expect(bad.message).toMatch(/`explain`: .*invoices/);
    const two = await catchProbeError(run('/orders', { explain: ['select 1; select 2'] }));
    expect(two.message).toMatch(/multiple commands/);
    const sleep = await run('/orders', { explain: ['select pg_sleep(20)'] });
    expect(sleep.judged.outcome).toBe('pass');
  });

  it('adds up the partitions in a given plan, and leaves the first rows of a table alone', async () => {
    const explain = async (text: string) => (await run('/orders', { explain: [text] })).judged;
    const search = await explain(`select * from visits where page = 'p77'`);
    expect(search).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(search.findings.map(({ where }) => where)).toEqual(['plan, table visits']);
    expect(search.findings[0]?.seen).toMatch(/^a sequential scan of 16000 rows, filtered by/);
    const oneHalf = `select * from visits where at < '2025-07-01' and page = 'p77'`;
    expect((await explain(oneHalf)).outcome).toBe('pass');
    expect((await explain('select * from events limit 5')).outcome).toBe('pass');
    const first = await explain(`select * from events where reference like '%5' limit 5`);
    expect(first.findings.map(({ where }) => where)).toEqual(['plan, table events']);
  });

  it('lists foreign keys without an index', async () => {
    await server().run(
      `create table lines (order_id int references orders, product int, position int);
       create index on lines (position, order_id);
       create index on lines (order_id) where position = 1;
       create table stock ("Order" int references orders);
       create index on stock ("Order") where "Order" is not null`,
    );
    const { judged } = await run('/orders');
    expect(judged).toMatchObject({ outcome: 'warn', reason: 'assertion' });
    expect(judged.findings[0]).toMatchObject({ seen: 'none on lines (order_id)', limit: 'warn' });
    expect((await run('/orders', { foreignKeys: 'fail' })).judged.outcome).toBe('fail');
    await server().run('create index on lines (order_id, product)');
    expect((await run('/orders')).judged.outcome).toBe('pass');
    await server().run('drop table lines, stock');
  });

  it('names the foreign key that deletes read a table whole for', async () => {
    await server().run(
      `create table notes (id int primary key, customer_id int references customers on delete cascade);
       insert into notes select i, 1 from generate_series(1, 20000) i;
       grant select, delete on customers to crm_app; analyze notes`,
    );
    const script = `
      import pg from 'pg';
      const client = new pg.Client(process.env.APP_DSN);
      await client.connect();
      for (let i = 0; i < 20; i += 1) await client.query('delete from customers where id = $1', [400 + i]);
      await client.end();`;
    await server().run(`insert into customers select i, 'x' from generate_series(400, 420) i`);
    const workload = [process.execPath, '--input-type=module', '-e', script];
    const { judged } = await runQueries(
      { database: probeDsn(server()), role: 'crm_app', workload },
      { variables: { PATH: process.env['PATH'] ?? '', APP_DSN: appDsn(server()) } },
    );
    expect(judged.outcome).toBe('fail');
    expect(judged.findings[0]?.seen).toMatch(/for the foreign key notes \(customer_id\)/);
    await server().run('drop table notes');
  });
});
