import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { type ListServer, startListServer } from './list-server.ts';
import { optionsFor, runList, SCHEMA, SEED_SHARED } from './run-list.ts';

async function askBeside(dsn: string): Promise<void> {
  const client = new pg.Client({ connectionString: dsn });
  client.on('error', () => {});
  await client.connect();
  await client.query('select count(*) from orders');
  await client.end();
}

const DISTINCT = 'select count(distinct customer_id) from orders';

describeWithPostgres('statements of a list', (server) => {
  let app: ListServer;

  beforeAll(async () => {
    await server().run(SCHEMA);
    app = await startListServer(server().dsn('postgres', 'crm_app', 'crm-app-password'));
  });
  afterAll(() => app?.close());

  const run = (path: string, more: object = {}) =>
    runList(optionsFor(server(), path, more), { url: app.url });

  it('passes a list that loads its parents together, though the text grows with the list', async () => {
    const { judged, seen } = await run('/eager');
    expect(judged).toMatchObject({ outcome: 'pass' });
    expect(judged.summary).toMatch(/2 statements for 1 rows, 2 for 40/);
    expect(seen.lists[0]?.statements).toHaveLength(2);
    expect(await server().run('select count(*)::int as n from customers')).toEqual([{ n: 0 }]);
  });

  it('names the statement that a lazy list runs once for each row', async () => {
    const { judged } = await run('/lazy');
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'threshold' });
    expect(judged.findings[0]?.seen).toBe(
      '1.00 a row: 2 → 11 → 41 statements for 1 → 10 → 40 rows',
    );
    expect(judged.findings[1]?.seen).toMatch(
      /1\.00 a row \(1 → 10 → 40\): "select name from customers where id = \?"/,
    );
  });

  it('says nothing of a lazy list whose rows share one parent', async () => {
    const { judged, seen } = await run('/lazy', { seed: { sql: SEED_SHARED } });
    expect(seen.lists[0]?.points.map(({ calls }) => calls.least)).toEqual([2, 2, 2]);
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'insufficient-samples' });
    expect(judged.summary).toMatch(/1 → 10 → 40 different parents, seen 1 → 1 → 1/);
    const endpoints = [{ path: '/lazy', rows: '$.orders[*]' }];
    const counted = await run('/lazy', {
      seed: { sql: SEED_SHARED },
      distinct: DISTINCT,
      endpoints,
    });
    expect(counted.judged).toMatchObject({
      outcome: 'inconclusive',
      reason: 'insufficient-samples',
    });
  });

  it('says nothing of a list that shows one page of the rows', async () => {
    const { judged } = await run('/eager?limit=5');
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'insufficient-samples' });
    expect(judged.summary).toMatch(/1 → 10 → 40 rows in the answers, seen 1 → 5 → 5/);
  });

  it('asks for a page that is as long as the rows that were seeded', async () => {
    const { judged } = await run('/eager?limit=$HOLDPOINT_N');
    expect(judged).toMatchObject({ outcome: 'pass' });
    expect((await run('/lazy?limit=$HOLDPOINT_N')).judged).toMatchObject({ outcome: 'fail' });
  });

  it('fails a lazy list of one page all the same', async () => {
    const { judged } = await run('/lazy?limit=20');
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'threshold' });
  });

  it('finds a statement for each row of which no text is run twice', async () => {
    const { judged } = await run('/lists');
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'threshold' });
    expect(judged.findings[1]?.seen).toMatch(/1\.00 a row .* in \(\?\)"/);
  });

  it('does not take a warm cache for a good list', async () => {
    const { judged } = await run('/cached');
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'insufficient-samples' });
    expect(judged.remedy).toMatch(/cache/);
  });

  it('says that nothing was asked where another role or none is used', async () => {
    const { judged } = await run('/eager', { role: 'crm_probe' });
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
  });

  it('refuses an answer that is none', async () => {
    const { judged } = await run('/nowhere');
    expect(judged).toMatchObject({ outcome: 'error', reason: 'status' });
    const { judged: other } = await run('/eager', {
      endpoints: [{ path: '/eager', contains: 'Orders of', rows: '$.orders[*]', parents: '$.x' }],
    });
    expect(other.outcome).toBe('inconclusive');
  });

  it('is not misled by other work of the role', async () => {
    const dsn = server().dsn('postgres', 'crm_app', 'crm-app-password');
    const timer = setInterval(() => void askBeside(dsn).catch(() => {}), 170);
    try {
      const { judged } = await run('/eager', { repeats: 3 });
      expect(judged.outcome).toBe('pass');
    } finally {
      clearInterval(timer);
    }
  });
});
