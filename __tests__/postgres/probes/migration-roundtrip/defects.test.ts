import { expect, it, jest } from '@jest/globals';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { linesOf, type Migrations, rehearse } from './sql-project.ts';

const ADD_COLUMN: Migrations = {
  '0002': [
    `alter table customers add column vip boolean not null default false`,
    `alter table customers drop column vip`,
  ],
};

jest.setTimeout(180_000);

describeWithPostgres('a way back', (server) => {
  it('passes that is one, and says what to do on the night', async () => {
    const { judged, seen } = await rehearse(server().dsn(), ADD_COLUMN);
    expect(linesOf(judged)).toEqual([]);
    expect(judged.outcome).toBe('pass');
    expect(judged.summary).toContain('0002 lossless');
    expect(judged.summary).toContain('leave the schema as it is');
    expect(seen.trips[0]?.control).toEqual({
      table: 'public.customers',
      sawRows: true,
      sawSchema: true,
    });
    expect(
      await server().run(`select datname from pg_database where datname ~ 'holdpoint'`),
    ).toEqual([]);
  });

  it('says that the downgrade comes first where old code could not live with the new schema', async () => {
    const { judged } = await rehearse(server().dsn(), {
      '0002': [
        'alter table customers rename column phone to telephone',
        'alter table customers rename column telephone to phone',
      ],
    });
    expect(judged).toMatchObject({ outcome: 'pass' });
    expect(judged.summary).toContain('downgrade from the new image first');
  });

  it.each<[string, Migrations, string[]]>([
    [
      'a column that comes back empty, with the schema all the same',
      {
        '0002': [
          'alter table customers drop column phone',
          'alter table customers add column phone varchar(30)',
        ],
      },
      [
        '0002, down, column public.customers.phone: the values from before | 2 of 2 rows have lost it or have another',
      ],
    ],
    [
      'text that was trimmed and stays so',
      {
        '0002': ['update notes set text = left(text, 4)', 'select 1'],
      },
      [
        '0002, down, column public.notes.text: the values from before | 2 of 2 rows have lost it or have another',
      ],
    ],
    [
      'rows that were deleted',
      { '0002': ['delete from notes where id = 2', 'select 1'] },
      ['0002, down, table public.notes: its 2 rows | 1 of 2 gone'],
    ],
    [
      'a table that comes back empty',
      { '0002': ['drop table notes', 'create table notes (id int primary key, text text)'] },
      ['0002, down, table public.notes: its 2 rows | 2 of 2 gone'],
    ],
    [
      'two values that changed places',
      {
        '0002': [
          `update customers c set phone = o.phone from customers o where o.id = 3 - c.id`,
          'select 1',
        ],
      },
      [
        '0002, down, column public.customers.phone: the values from before | 2 of 2 rows have lost it or have another',
      ],
    ],
    [
      'a sequence that begins again',
      {
        '0002': [
          'alter table orders alter id drop default; drop sequence orders_id_seq',
          `create sequence orders_id_seq as int owned by orders.id;
           alter table orders alter id set default nextval('orders_id_seq')`,
        ],
      },
      ['0002, down, sequence public.orders_id_seq: to give 4 next | gives 1, again'],
    ],
    [
      'a number that was rounded',
      {
        '0002': [
          'alter table orders alter total type int using total::int',
          'alter table orders alter total type numeric(10, 2)',
        ],
      },
      [
        '0002, down, column public.orders.total: the values from before | 1 of 3 rows have lost it or have another',
      ],
    ],
  ])('calls lossy %s', async (_, migrations, lines) => {
    const { judged } = await rehearse(server().dsn(), migrations);
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(linesOf(judged)).toEqual(lines);
    expect(judged.summary).toMatch(/0002 lossy.*Rollback: forward-fix/);
  });

  it.each<[string, string, string, RegExp]>([
    [
      'does nothing',
      'alter table customers add column vip boolean',
      'select 1',
      /column public.customers.vip: added/,
    ],
    [
      'forgets that an index was unique',
      'alter table notes add unique (text); alter table notes drop constraint notes_text_key; drop index if exists orders_customer',
      'create unique index orders_customer on orders (id)',
      /index public.orders.orders_customer: (definition|unique) was/,
    ],
    [
      'rewrites a CHECK of the same name',
      "alter table notes add constraint c check (text <> '')",
      "alter table notes drop constraint c; alter table customers alter mail set default 'x'",
      /mail: default was 'none@example.org'::text, is 'x'::text/,
    ],
    [
      'loses a default',
      'alter table orders alter total drop default',
      'select 1',
      /total: default was 0, is not there/,
    ],
    [
      'leaves a constraint not validated',
      'alter table orders drop constraint orders_customer_fkey',
      'alter table orders add constraint orders_customer_fkey foreign key (customer) references customers not valid',
      /orders_customer_fkey: validated was yes, is no/,
    ],
    [
      'loses a grant',
      'revoke all on notes from public; grant select on notes to pg_monitor',
      'select 1',
      /table public.notes: grants was/,
    ],
    [
      'leaves row security on',
      'alter table notes enable row level security',
      'select 1',
      /notes: row security was not there, is enabled/,
    ],
    [
      'leaves a function',
      'create function f() returns int language sql as $$ select 1 $$',
      'select 1',
      /function public.f\(\): added/,
    ],
  ])('calls irreversible one that %s', async (_, up, down, words) => {
    const { judged } = await rehearse(server().dsn(), { '0002': [up, down] });
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(linesOf(judged).join('\n')).toMatch(words);
    expect(judged.summary).toContain('0002 irreversible');
  });

  it('calls irreversible one that raises, and one that is not there', async () => {
    const raises = await rehearse(server().dsn(), {
      '0002': ['select 1', "do $$ begin raise exception 'no way back'; end $$"],
    });
    expect(raises.judged).toMatchObject({ outcome: 'fail', reason: 'exit-code' });
    expect(linesOf(raises.judged)[0]).toMatch(
      /0002, down: exit code 0 \| exit code 3: .*no way back/,
    );
    const missing = await rehearse(server().dsn(), { '0002': ['select 1', undefined] });
    expect(missing.judged).toMatchObject({ outcome: 'fail', reason: 'exit-code' });
    expect(linesOf(missing.judged)[0]).toMatch(/0002.down.sql: No such file/);
  });

  it('does not let a way up fail that was gone down', async () => {
    const { judged } = await rehearse(server().dsn(), {
      '0002': [
        "create type mood as enum ('glad'); create table moods (id int primary key, mood mood)",
        'drop table moods',
      ],
    });
    expect(judged).toMatchObject({ outcome: 'fail' });
    expect(linesOf(judged)[0]).toMatch(/enum public.mood: added/);
    expect(linesOf(judged)[1]).toMatch(/0002, up again: exit code 0 .*type "mood" already exists/);
  });
});
