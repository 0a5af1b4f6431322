import { expect, it, jest } from '@jest/globals';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { linesOf, type Migrations, rehearse, SEED } from './sql-project.ts';

const DROP_PHONE: Migrations = {
  '0002': [
    'alter table customers drop column phone',
    'alter table customers add column phone varchar(30)',
  ],
};
const TAGS: Migrations = {
  '0003': [
    `create table tags (id int primary key, name text);
     alter table notes add column tag int references tags`,
    'alter table notes drop column tag; drop table tags',
  ],
};
const NEW_ROWS = `
  insert into tags values (1, 'new'), (2, 'urgent');
  insert into notes (id, text, tag) values (3, 'by the new code', 1)`;

jest.setTimeout(180_000);

describeWithPostgres('what is lost on a way back', (server) => {
  it('is accepted where it is declared, for that migration alone', async () => {
    const declared = { allow: 'lossy', declared: { '0002': 'Phones have moved to the CRM' } };
    const migrations = { ...DROP_PHONE, ...TAGS };
    const { judged, seen } = await rehearse(server().dsn(), migrations, declared);
    expect(linesOf(judged)).toEqual([]);
    expect(judged.summary).toMatch(/0002 lossy, 0003 lossless.*Declared: 0002/);
    expect(seen.trips.map(({ revisions }) => revisions.length)).toEqual([1, 1, 2]);
    const other = { ...declared, declared: { '0003': 'Tags are made anew each night' } };
    const refused = await rehearse(server().dsn(), migrations, other);
    expect(linesOf(refused.judged)).toEqual([
      expect.stringMatching(/^0002, down, column public.customers.phone/),
      expect.stringMatching(/^all of 0001 to 0003, down, column public.customers.phone/),
    ]);
  });

  it('is counted of what the new code wrote', async () => {
    const { judged, seen } = await rehearse(server().dsn(), TAGS, { write: { sql: NEW_ROWS } });
    expect(seen.trips[0]?.writes).toMatchObject({ rows: 3, lostRows: 2, changedTables: [] });
    expect(linesOf(judged)).toEqual([
      '0003, with rows of the new code, table public.tags: its 2 new rows | 0 are left',
    ]);
    const declared = { allow: 'lossy', declared: { '0003': 'Tags are made anew each night' } };
    const accepted = await rehearse(server().dsn(), TAGS, {
      write: { sql: NEW_ROWS },
      ...declared,
    });
    expect(accepted.judged).toMatchObject({ outcome: 'pass' });
    expect(accepted.judged.summary).toContain('Of 3 rows of the new code 2 were lost');
  });

  it('may be the way back itself, once the new code has written', async () => {
    const nullable: Migrations = {
      '0002': [
        'alter table notes alter text drop not null; alter table orders alter customer drop not null',
        'alter table orders alter customer set not null',
      ],
    };
    const write = { write: { sql: 'insert into orders (customer) values (null)' } };
    const without = await rehearse(server().dsn(), nullable);
    expect(without.judged.outcome).toBe('pass');
    const { judged } = await rehearse(server().dsn(), nullable, write);
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'exit-code' });
    expect(linesOf(judged)[0]).toMatch(
      /0002, with rows of the new code, down: .*contains null values/,
    );
    expect(judged.summary).toContain('0002 irreversible');
  });

  it('is also of rows that were there, if the way back deletes what the new code added to', async () => {
    const merging: Migrations = {
      '0002': [
        'alter table notes add column version int default 1',
        `delete from notes where exists (select from notes n where n.version > 1);
         alter table notes drop column version`,
      ],
    };
    const write = { write: { sql: `insert into notes values (3, 'x', 2)` } };
    const { judged } = await rehearse(server().dsn(), merging, write);
    expect(linesOf(judged)).toContain(
      '0002, with rows of the new code, down, table public.notes: its 2 rows | 2 of 2 gone',
    );
  });

  it('is not confused with what the writes change themselves', async () => {
    const write = { write: { sql: `${NEW_ROWS}; update notes set text = 'later' where id = 1` } };
    const declared = { allow: 'lossy', declared: { '0003': 'Tags are made anew each night' } };
    const { judged, seen } = await rehearse(server().dsn(), TAGS, { ...write, ...declared });
    expect(seen.trips[0]?.writes?.changedTables).toEqual(['public.notes']);
    expect(linesOf(judged)).toEqual([]);
  });

  it('proves nothing where the writes add nothing', async () => {
    const { judged } = await rehearse(server().dsn(), TAGS, { write: { sql: 'select 1' } });
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
  });

  it.each<[string, string, Migrations, string | undefined]>([
    ['a table without rows that is changed', '', TAGS, '0003, table public.notes'],
    [
      'a table without rows that is only written to',
      SEED.replace(/insert into notes.*/, ''),
      { '0002': ['update notes set text = trim(text)', 'select 1'] },
      '0002, table public.notes',
    ],
    [
      'a column that is NULL everywhere',
      SEED.replaceAll(/'\+370 600 0000\d'/g, 'null'),
      DROP_PHONE,
      '0002, column public.customers.phone',
    ],
    [
      'a column that holds its default everywhere',
      SEED,
      {
        '0002': [
          'alter table customers drop column mail',
          `alter table customers add column mail text default 'none@example.org'`,
        ],
      },
      '0002, column public.customers.mail',
    ],
    [
      'a column of another type without values',
      SEED.replaceAll(/'\+370 600 0000\d'/g, 'null'),
      {
        '0002': [
          'alter table customers alter phone type varchar(5)',
          'alter table customers alter phone type varchar(30)',
        ],
      },
      '0002, column public.customers.phone',
    ],
  ])('can’t be seen in %s', async (_, seed, migrations, where) => {
    const { judged } = await rehearse(server().dsn(), migrations, {
      seed: { sql: seed === '' ? `insert into customers (name) values ('Ana')` : seed },
    });
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    expect(judged.findings.map((one) => one.where)).toContain(where);
  });

  it('can’t be seen without any row, or without a migration', async () => {
    const empty = await rehearse(server().dsn(), TAGS, { seed: { sql: 'select 1' } });
    expect(empty.judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    const nothing = await rehearse(server().dsn(), {});
    expect(linesOf(nothing.judged)).toEqual([
      'migrations: at least one that is due | the start, 0001, is the head',
    ]);
  });

  it('asks for no rows where the release itself makes the table', async () => {
    const { judged } = await rehearse(server().dsn(), {
      ...TAGS,
      '0004': ['alter table tags add column colour text', 'alter table tags drop column colour'],
    });
    expect(linesOf(judged)).toEqual([]);
    expect(judged.outcome).toBe('pass');
  });
});
