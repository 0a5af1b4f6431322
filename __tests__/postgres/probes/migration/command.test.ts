import { afterAll, expect, it, jest } from '@jest/globals';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { removeProjects, runMigration } from './project.ts';
import { listScratch, makeSqlProject, runSqlMigration, sqlOptions } from './sql-project.ts';

jest.setTimeout(60_000);
afterAll(removeProjects);

describeWithPostgres('migration: what an upgrade does to an application', (server) => {
  it('passes what nobody notices, and leaves nothing behind', async () => {
    const { judged, seen } = await runMigration(sqlOptions(server()), { root: makeSqlProject() });
    expect(judged).toMatchObject({ outcome: 'pass', findings: [] });
    expect(judged.summary).toMatch(/^1 migration from 0002 to 0003 in .*orders.*not known/);
    expect(seen.control).toEqual({ emptyRevisions: [], isLockSeen: true });
    expect(seen.locks?.traced).toEqual([
      { table: 'public.orders', mode: 'AccessExclusiveLock', tag: 'ALTER TABLE', rows: 12_000 },
    ]);
    expect(seen.locks?.traffic).toMatchObject({ tables: 3, refused: 0 });
    expect(seen.tables).toEqual([]);
    expect(await listScratch(server())).toEqual([]);
  });

  it.each<[string, string, string, RegExp]>([
    [
      'a large table that is written anew',
      'alter table orders alter total type numeric(14, 4)',
      'threshold',
      /public\.orders: .* all 12000 rows are written anew/,
    ],
    [
      'a large table that is replaced by a copy',
      `create table fresh (like orders including all); insert into fresh select * from orders;
       drop table orders; alter table fresh rename to orders`,
      'threshold',
      /public\.orders: .*written anew/,
    ],
    [
      'data that an empty database does not have',
      'insert into customers (id, email) select 1, $$x$$ from customers limit 1',
      'exit-code',
      /duplicate key value/,
    ],
  ])('fails %s', async (_, third, reason, says) => {
    const { judged } = await runSqlMigration(server(), third);
    expect(judged).toMatchObject({ outcome: 'fail', reason, summary: expect.stringMatching(says) });
  });

  it('fails a lock that is held too long, and says who waited for it', async () => {
    const third = 'alter table orders add note text; select pg_sleep(1)';
    const locks = { maxHeld: '500ms', maxBlocked: '500ms' };
    const { judged } = await runSqlMigration(server(), third, { locks });
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'threshold' });
    const said = judged.findings.map(({ where, seen }) => `${where}: ${seen}`).join('\n');
    expect(said).toMatch(/orders: AccessExclusiveLock for \d{3,4} ms on 12000 rows/);
    expect(said).toMatch(/orders: one waited \d{3,4} ms/);
  });

  it('fails an index built with writers shut out, and passes one built concurrently', async () => {
    const locks = { maxHeld: '300ms', largeTable: 1_000 };
    const slow = 'create index orders_total on orders (slowly(total))';
    const helper = `create function slowly(n numeric) returns numeric immutable language plpgsql as
      $$ begin if random() < 0.01 then perform pg_sleep(0.01); end if; return n; end $$;`;
    const shut = await runSqlMigration(server(), `${helper} ${slow}`, { locks });
    expect(shut.judged).toMatchObject({ outcome: 'fail', reason: 'threshold' });
    expect(shut.judged.summary).toMatch(/ShareLock for/);
    const open = `-- no transaction\n${helper}\n${slow.replace('index', 'index concurrently')}`;
    const { judged } = await runSqlMigration(server(), open, { locks });
    expect(judged).toMatchObject({ outcome: 'pass' });
  });

  it('fails an index that a failed concurrent build left behind, though psql ended with 0', async () => {
    const third =
      '-- loose\ncreate unique index concurrently orders_customer on orders (customer_id);';
    const { judged, seen } = await runSqlMigration(server(), third);
    expect(seen.upgrade?.exitCode).toBe(0);
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    const said = judged.findings.map(({ where, seen: what }) => `${where}: ${what}`).join('\n');
    expect(said).toMatch(/indexes: public\.orders_customer on orders is not/);
  });

  it('does with samples where the role may not make event triggers', async () => {
    await server().run(`create role maker login createdb password 'maker-password'`);
    const scratch = { dsn: server().dsn('postgres', 'maker', 'maker-password') };
    const { judged, seen } = await runMigration(sqlOptions(server(), { scratch }), {
      root: makeSqlProject(),
    });
    expect(judged).toMatchObject({ outcome: 'pass' });
    expect(seen.locks?.traced).toBeUndefined();
    expect(JSON.stringify(seen)).not.toContain('maker-password');
  });
});
