import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithPostgres } from '../../../support/postgres.ts';
import {
  appDsn,
  probeDsn,
  type QueryServer,
  runQueries,
  SCHEMA,
  startQueryServer,
} from './run-queries.ts';

describeWithPostgres('what statements did', (server) => {
  let app: QueryServer;

  beforeAll(async () => {
    await server().run(SCHEMA);
    app = await startQueryServer(appDsn(server()));
  });
  afterAll(() => app?.close());

  const run = (paths: readonly string[], more: object = {}, times = 22) =>
    runQueries(
      {
        database: probeDsn(server()),
        role: 'crm_app',
        requests: paths.map((path) => ({ path, times })),
        ...more,
      },
      { url: app.url },
    );

  it('passes a workload that is fast, and has found its own statement', async () => {
    const { judged, seen } = await run(['/orders', '/first'], { readsGrowth: 5, rowsPerCall: 60 });
    expect(judged).toMatchObject({ outcome: 'pass' });
    expect(judged.summary).toMatch(/44 calls of 2 statements by crm_app/);
    expect(seen.control).toMatchObject({ calls: 3, expectedCalls: 3 });
    expect(seen.statements.map(({ text }) => text).join()).not.toMatch(/pg_stat|pg_sleep|begin/i);
  });

  it('fails a slow statement and names it', async () => {
    const { judged } = await run(['/orders', '/slow'], { meanMs: 20 });
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'threshold' });
    expect(judged.findings[0]?.seen).toMatch(/^3\d ms in 22 calls: "select slow\(\$1\)"/);
    const ignored = await run(['/orders', '/slow'], { meanMs: 20, ignore: ['SELECT slow('] });
    expect(ignored.judged).toMatchObject({ outcome: 'pass' });
    const nothing = await run(['/slow'], { meanMs: 20, ignore: ['slow'] });
    expect(nothing.judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
  });

  it('fails a slow statement whose text is another each time', async () => {
    const { judged } = await run(['/lists'], { meanMs: 20 });
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'threshold' });
    expect(judged.findings[0]?.seen).toMatch(/in 22 calls: "select slow/);
  });

  it('says nothing of a slow statement that ran twice, and of lifetime numbers', async () => {
    const rare = await run(['/orders', '/slow'], { meanMs: 20 }, 20);
    expect(rare.judged.outcome).toBe('fail');
    const { judged } = await runQueries(
      {
        database: probeDsn(server()),
        role: 'crm_app',
        meanMs: 20,
        requests: [{ path: '/orders' }, { path: '/slow', times: 2 }],
      },
      { url: app.url },
    );
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'insufficient-samples' });
    expect((await run(['/orders'], { meanMs: 20 })).judged.outcome).toBe('pass');
    const few = await run(['/orders'], {}, 3);
    expect(few.judged).toMatchObject({ outcome: 'inconclusive', reason: 'insufficient-samples' });
  });

  it('judges the slowest call only where it was in the workload', async () => {
    const slow = await run(['/slow'], { maxMs: 1 });
    expect(slow.judged.outcome).not.toBe('pass');
    const lists = await run(['/orders'], { maxMs: 500 });
    expect(lists.judged.outcome).toBe('pass');
  });

  it('fails too many rows, and too large a share', async () => {
    const rows = await run(['/orders', '/all'], { rowsPerCall: 1_000, scans: 'off' });
    expect(rows.judged.findings[0]).toMatchObject({
      expected: 'at most 1000 rows a call',
      seen: '30000 in each of 22 calls: "select * from orders"',
    });
    const paths = ['/orders', '/first', '/slow', '/lists', '/events'];
    const share = await run(paths, { totalShare: 0.4, scans: 'off' }, 36);
    expect(share.judged).toMatchObject({ outcome: 'fail', reason: 'threshold' });
    expect(share.judged.findings[0]?.seen).toMatch(/^\d\d %: /);
    const alone = await run(['/slow'], { scans: 'off' }, 36);
    expect(alone.judged).toMatchObject({ outcome: 'pass' });
  });

  it('says that nothing was seen', async () => {
    const none = await run(['/static']);
    expect(none.judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    const half = await run(['/orders', '/static'], {}, 22);
    expect(half.judged).toMatchObject({ outcome: 'inconclusive', reason: 'insufficient-samples' });
    const other = await run(['/orders'], { role: 'clerk' });
    expect(other.judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    const own = await run(['/orders'], { role: undefined });
    expect(own.judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    const watched = await run([], { requests: undefined, window: '1s' });
    expect(watched.judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    const wanted = await run(['/orders'], { mustSee: ['from invoices'] });
    expect(wanted.judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    const seen = await run(['/orders'], { mustSee: ['FROM orders'] });
    expect(seen.judged.outcome).toBe('pass');
  });

  it('reads the statements of its own role without a grant', async () => {
    const { judged, seen } = await run(['/orders'], {
      role: undefined,
      database: appDsn(server()),
    });
    expect(judged.outcome).toBe('pass');
    expect(seen.statements).toHaveLength(1);
  });

  it('watches a command', async () => {
    const script = `
      import pg from 'pg';
      const client = new pg.Client(process.env.APP_DSN);
      await client.connect();
      for (let i = 0; i < 25; i += 1) await client.query('select id from orders where customer_id = $1', [i]);
      await client.end();`;
    const variables = { PATH: process.env['PATH'] ?? '', APP_DSN: appDsn(server()) };
    const options = { database: probeDsn(server()), role: 'crm_app' };
    const workload = [process.execPath, '--input-type=module', '-e', script];
    const good = await runQueries({ ...options, workload }, { variables });
    expect(good.judged.outcome).toBe('pass');
    const bad = await runQueries({ ...options, workload: 'echo no k6 >&2; exit 9' }, { variables });
    expect(bad.judged).toMatchObject({ outcome: 'error', reason: 'exit-code' });
    expect(bad.judged.findings[0]?.seen).toBe('exit code 9: no k6');
  });

  it('refuses requests that are not served', async () => {
    const { judged } = await run(['/nowhere']);
    expect(judged).toMatchObject({ outcome: 'error', reason: 'status' });
    const requests = [{ path: '/orders', contains: 'Invoices' }];
    const login = await run([], { requests });
    expect(login.judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
  });
});
