import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { compareRows } from '../../../src/toolbox/sql/catalog/compare-rows.ts';
import { digestTables } from '../../../src/toolbox/sql/catalog/digest.ts';
import { isBehind, readSequences } from '../../../src/toolbox/sql/catalog/sequences.ts';
import { intersect, listTables } from '../../../src/toolbox/sql/catalog/tables.ts';
import type { SqlSession } from '../../../src/toolbox/sql/contract.ts';
import { createSqlTool } from '../../../src/toolbox/sql/tool.ts';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { describeWithPostgres } from '../../support/postgres.ts';

jest.setTimeout(120_000);

const NEVER = new AbortController().signal;
const tool = createSqlTool(() => {});

const DATA = `
  create table people (id int primary key, name text, tags text[], doc jsonb, at timestamptz,
    upper_name text generated always as (upper(name)) stored);
  insert into people select i, 'person ' || i, array['a', null], '{"n": 1}', '2026-01-01Z'
    from generate_series(1, 3000) i;
  create table log (line text);
  insert into log values ('a'), ('a'), ('b'), (null);
  create table parted (id int, at date) partition by range (at);
  create table parted_1 partition of parted for values from ('2026-01-01') to ('2026-02-01');
  insert into parted values (1, '2026-01-05');
  create table parent (id int); create table child () inherits (parent);
  insert into parent values (1); insert into child values (2);
  create table bare ();
  create sequence counter; create sequence down increment -1;`;

describeWithPostgres('data of two databases', (server) => {
  let before: SqlSession;
  let after: SqlSession;
  const open = async (database: string, text = '') => {
    await server().run(`drop database if exists ${database} with (force)`);
    await server().run(`create database ${database}`);
    await server().run(DATA + text, database);
    return await tool.open(server().dsn(database), { access: 'read' }, NEVER);
  };
  beforeEach(async () => {
    before = await open('one');
    after = await open('two');
  });
  afterEach(async () => {
    await before.close();
    await after.close();
  });

  const change = async (text: string) => await server().run(text, 'two');

  async function compare(name: string) {
    const find = async (session: SqlSession) =>
      (await listTables(session)).find((one) => one.name === name);
    const [old, young] = [await find(before), await find(after)];
    if (old === undefined || young === undefined) throw new Error(`no ${name}`);
    const pair = intersect(old, young);
    if (pair === undefined) throw new Error('nothing in common');
    const [x, y] = pair;
    const changes = await compareRows({ session: before, table: x }, { session: after, table: y });
    const { columns, lost, added, changed } = changes;
    return { lost, added, changed, columns: Object.fromEntries(columns) };
  }

  it('are listed with what tells their rows apart', async () => {
    const tables = await listTables(before, { withoutTables: ['log'] });
    expect(tables.map(({ name, source, key }) => [name, source, key])).toEqual([
      ['public.bare', 'only public.bare', []],
      ['public.child', 'only public.child', []],
      ['public.parent', 'only public.parent', []],
      ['public.parted', 'public.parted', []],
      ['public.people', 'only public.people', ['id']],
    ]);
    expect(tables.at(-1)?.columns).toEqual(['id', 'name', 'tags', 'doc', 'at']);
  });

  it('have the same digest, in whatever order and under whatever settings', async () => {
    await change(`create table copy as select * from people order by id desc;
      delete from people; insert into people (id, name, tags, doc, at)
        select id, name, tags, doc, at from copy; drop table copy`);
    await server().run(`alter database two set timezone = 'Asia/Tokyo'`);
    await after.close();
    after = await tool.open(server().dsn('two'), { access: 'read' }, NEVER);
    const plain = (digests: Awaited<ReturnType<typeof digestTables>>) =>
      digests.map(({ name, rows, digest }) => ({ name, rows, digest }));
    const [one, two] = [await listTables(before), await listTables(after)];
    const digests = plain(await digestTables(before, one));
    expect(plain(await digestTables(after, two))).toEqual(digests);
    expect(digests.find(({ name }) => name === 'public.parted')?.rows).toBe(1);
    expect(digests.find(({ name }) => name === 'public.parent')?.rows).toBe(1);
    expect(await compare('public.people')).toEqual({ lost: 0, added: 0, changed: 0, columns: {} });
  });

  it.each<[string, string, object]>([
    ['a value', `update people set name = 'x' where id = 7`, { changed: 1, columns: { name: 1 } }],
    ['NULL for an empty text', `update people set name = '' where id = 7`, { changed: 1 }],
    [
      'an array',
      `update people set tags = array['a', 'NULL'] where id < 3`,
      { changed: 2, columns: { tags: 2 } },
    ],
    [
      'a moment',
      `update people set at = at + interval '1 microsecond'`,
      { changed: 3000, columns: { at: 3000 } },
    ],
    [
      'two values that changed places',
      `update people set name = 'person ' || (3 - id) where id < 3`,
      { changed: 2, lost: 0 },
    ],
    [
      'rows that are gone and new',
      `delete from people where id < 5; insert into people (id) values (9001)`,
      { lost: 4, added: 1 },
    ],
    ['a key that changed', `update people set id = 9002 where id = 7`, { lost: 1, added: 1 }],
    ['a column that is gone', `alter table people drop column doc`, { changed: 0, lost: 0 }],
    [
      'all at once',
      `update people set name = 'x', doc = '{}'; delete from people where id = 1`,
      { lost: 1, changed: 2999, columns: { name: 2999, doc: 2999 } },
    ],
  ])('differ by %s', async (_, text, expected) => {
    await change(text);
    expect(await compare('public.people')).toMatchObject(expected);
  });

  it('differ by one of two equal rows, where no key tells them apart', async () => {
    await change(`delete from log where ctid = (select min(ctid) from log where line = 'a')`);
    expect(await compare('public.log')).toMatchObject({ lost: 1, added: 0 });
    await change(`insert into log values ('a'), ('a'), ('a')`);
    expect(await compare('public.log')).toMatchObject({ lost: 0, added: 2 });
    await change(`update log set line = '' where line is null`);
    expect(await compare('public.log')).toMatchObject({ lost: 1, added: 3 });
  });

  it('differ by a table that is partitioned now', async () => {
    await change(`drop table parent cascade; create table parent (id int) partition by range (id);
      create table p1 partition of parent for values from (0) to (9); insert into parent values (1)`);
    expect(await compare('public.parent')).toMatchObject({ lost: 0, added: 0 });
  });

  it('are never read where row security would hide some', async () => {
    await server().run(
      `drop role if exists reader; create role reader login password 'reader-password';
       grant select on people to reader; alter table people enable row level security`,
      'two',
    );
    const dsn = server().dsn('two', 'reader', 'reader-password');
    const session = await tool.open(dsn, { access: 'read' }, NEVER);
    const error = await catchProbeError(listTables(session));
    expect(error).toMatchObject({ reason: 'auth' });
    expect(error.message).toContain('public.people');
    await session.close();
    await server().run('drop owned by reader', 'two');
  });

  it('have sequences that stand somewhere', async () => {
    const next = async (session: SqlSession) =>
      (await readSequences(session)).map(({ name, next }) => [name, Number(next)]);
    expect(await next(before)).toEqual([
      ['public.counter', 1],
      ['public.down', -1],
    ]);
    await change(`select nextval('counter'), nextval('counter'), nextval('down')`);
    expect(await next(after)).toEqual([
      ['public.counter', 3],
      ['public.down', -2],
    ]);
    const [old, young] = [await readSequences(before), await readSequences(after)];
    const behind = old.map((one, at) => {
      const other = young[at];
      return other === undefined ? undefined : [isBehind(one, other), isBehind(other, one)];
    });
    expect(behind).toEqual([
      [false, true],
      [false, true],
    ]);
  });
});

describeWithPostgres(
  'two million rows',
  (server) => {
    it('are compared in seconds and in bounded memory', async () => {
      const make = async (name: string) => {
        await server().run(`create database ${name}`);
        await server().run(
          `create table big as select i as id, 'row ' || i as text from generate_series(1, 2000000) i;
         alter table big add primary key (id)`,
          name,
        );
        const limits = { access: 'read', statementTimeoutMs: 120_000 } as const;
        const session = await tool.open(server().dsn(name), limits, NEVER);
        const [table] = await listTables(session);
        if (table === undefined) throw new Error('no table');
        return { session, table };
      };
      const [one, two] = [await make('big_one'), await make('big_two')];
      await server().run(
        `update big set text = 'lost' where id % 1000 = 0; delete from big where id = 77`,
        'big_two',
      );
      const startedWith = process.memoryUsage().rss;
      const changes = await compareRows(one, two);
      const grownBy = process.memoryUsage().rss - startedWith;
      await one.session.close();
      await two.session.close();
      expect(changes).toMatchObject({ lost: 1, added: 0, changed: 2000, rowsBefore: 2_000_000 });
      expect(grownBy / 1024 / 1024).toBeLessThan(300);
    });
  },
  {},
  [15],
);
