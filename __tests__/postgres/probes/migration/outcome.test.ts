import { afterAll, expect, it, jest } from '@jest/globals';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { removeProjects, runMigration } from './project.ts';
import { makeSqlProject, runSqlMigration, sqlOptions } from './sql-project.ts';

jest.setTimeout(60_000);
afterAll(removeProjects);

const VERSIONS = [15] as const;

describeWithPostgres(
  'migration: what comes out of an upgrade',
  (server) => {
    it('fails what is left behind of an upgrade that stopped in the middle', async () => {
      const third =
        '-- no transaction\ncreate table half (id int);\nselect 1 / (count(*) - 200) from customers;';
      const { judged } = await runSqlMigration(server(), third);
      expect(judged).toMatchObject({ outcome: 'fail', reason: 'exit-code' });
      expect(judged.summary).toMatch(/division by zero/);
      expect(judged.findings.at(-1)?.seen).toMatch(/table public\.half: added/);
    });

    it.each<[string, RegExp]>([
      ['alter table customers drop email', /column public\.customers\.email is dropped/],
      ['drop table orders', /table public\.orders is dropped/],
      ['delete from orders where id <= 7', /public\.orders 7 rows are deleted/],
      ['truncate orders', /public\.orders its 12000 rows are gone/],
      ['alter table orders alter number type varchar(10)', /narrowed from character varying\(20\)/],
      [
        'alter table orders add paid boolean not null default false; alter table orders alter paid drop default',
        /public\.orders\.paid is new, NOT NULL/,
      ],
    ])('warns of %s', async (third, says) => {
      const { judged } = await runSqlMigration(server(), third, { locks: { largeTable: 50_000 } });
      expect(judged).toMatchObject({ outcome: 'warn', summary: expect.stringMatching(says) });
    });

    it.each<[string, RegExp]>([
      [
        'insert into customers (id, email) select coalesce(max(id), 0) + 1, $$demo$$ from customers',
        /rows of public\.customers were written/,
      ],
      [
        `create table if not exists settings (id int); create index on settings (id)`,
        /second upgrade: .*settings_id_idx1: added/,
      ],
      ['create table settings (id int)', /second upgrade: .*"settings" already exists/],
    ])('fails a second upgrade that does something: %s', async (after, says) => {
      const root = makeSqlProject({ 'after.sql': after });
      const { judged } = await runMigration(sqlOptions(server()), { root });
      expect(judged.outcome).toBe('fail');
      const said = judged.findings.map(({ where, seen }) => `${where}: ${seen}`).join('\n');
      expect(said).toMatch(says);
    });

    it('compares with the schema that the code expects, by meaning', async () => {
      const sql = `create table orders (total numeric(12, 2) not null, id int primary key, note text,
        number varchar(20) not null, customer_id int not null);
      create table customers (id int primary key, email text not null,
        status text not null default 'new',
        constraint customers_status check (status in ('new', 'active')));
      alter table orders add foreign key (customer_id) references customers`;
      const expected = { expect: { schema: { sql } } };
      const { judged } = await runMigration(sqlOptions(server(), expected), {
        root: makeSqlProject(),
      });
      expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
      expect(judged.findings).toHaveLength(1);
      expect(judged.summary).toMatch(
        /what the code expects: .*customers_status: definition was .*, is .*'left'/,
      );
      const same = { expect: { schema: { sql: sql.replace("'active')", "'active', 'left')") } } };
      const again = await runMigration(sqlOptions(server(), same), { root: makeSqlProject() });
      expect(again.judged).toMatchObject({ outcome: 'pass' });
    });
  },
  {},
  VERSIONS,
);
