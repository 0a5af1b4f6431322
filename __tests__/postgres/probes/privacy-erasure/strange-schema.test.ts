import { expect, it } from '@jest/globals';
import { catchProbeError } from '../../../support/catch-probe-error.ts';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { say, useErasure } from './crm-world.ts';

/** What a walk over a catalog can stumble on. */
const SCHEMA = `
create schema "Odd Names";
create domain "Odd Names"."Code" as varchar(12) check (value = upper(value));
create domain points as int check (value between 10 and 20);
create type mood as enum ('good', 'bad');
create table companies (id int primary key, name text not null, tax_no char(9) not null unique);
create table "Odd Names"."User" (
  "Id" uuid primary key default gen_random_uuid(),
  "First Name" text not null, "e-mail" varchar(40) not null check ("e-mail" like '%_@_%'),
  "select" text, code "Odd Names"."Code" not null, score points not null, moods mood[] not null,
  company_id int not null references companies, manager_id uuid references "Odd Names"."User",
  home_id int, notes text[], extra json[], site text check (site ~ '^https://'),
  day date not null check (day > '2000-01-01'), span int4range not null, seen inet, net cidr,
  slug text not null generated always as (lower("First Name")) stored,
  blob bytea, doc xml, words tsvector, tiny varchar(3), fee money not null, flag bit(3),
  number_ smallint not null unique);
create table homes (
  id int primary key, owner uuid not null references "Odd Names"."User", label text,
  unique (owner, id));
alter table "Odd Names"."User" add foreign key (home_id) references homes;
create table keyless (owner uuid references "Odd Names"."User", remark text, at timestamptz default now());
create table nothing_but_key (owner uuid primary key references "Odd Names"."User");
create table home_parts (owner uuid, home int, part text,
  foreign key (owner, home) references homes (owner, id), primary key (owner, home));
create unlogged table drafts (owner uuid not null references "Odd Names"."User", body text);
create table parent_of (owner uuid not null references "Odd Names"."User", a text);
create table child_of (b text) inherits (parent_of);
`;

const PERSON = {
  person: { table: 'Odd Names.User', key: 'Id' },
  // A table that inherits has the columns, and not the foreign keys.
  exclude: { 'child_of.owner': 'filled by nobody' },
};
const GIVEN = {
  'Odd Names.User.flag': { sql: `b'101'` },
  'Odd Names.User.doc': '<p>{marker}</p>',
};

const ERASE = `
  delete from drafts where owner = :person; delete from parent_of where owner = :person;
  delete from home_parts where owner = :person; delete from nothing_but_key where owner = :person;
  delete from keyless where owner = :person;
  update "Odd Names"."User" set home_id = null where "Id" = :person;
  delete from homes where owner = :person; delete from "Odd Names"."User" where "Id" = :person;`;

describeWithPostgres('privacy-erasure over a strange schema', (server) => {
  const { sql, runSql } = useErasure(server, SCHEMA);
  const count = async () =>
    await sql(
      `select (select count(*) from "Odd Names"."User")::int as users,
              (select count(*) from companies)::int as companies,
              (select count(*) from keyless)::int as keyless`,
    );

  it('fills every table, erases, and leaves nothing', async () => {
    const { seen, judged } = await runSql(ERASE, { ...PERSON, given: GIVEN });
    expect(say(judged.findings)).toBe('');
    expect(judged.outcome).toBe('pass');
    expect(seen.person.tables).toBe(7);
    expect(seen.left).toEqual([]);
    expect(seen.person.unmarked.map(({ column }) => column)).toEqual(['Odd Names.User.tiny']);
    expect(await count()).toEqual([{ users: 0, companies: 0, keyless: 0 }]);
  });

  it.each<[string, RegExp]>([
    ['keyless', /^keyless: .* in remark/m],
    ['drafts', /^drafts: .* in body/m],
    ['parent_of', /^parent_of: .* in a/m],
  ])('finds what is left in %s', async (table, says) => {
    const mark = `update ${table} set owner = (select min("Id"::text)::uuid from "Odd Names"."User" where "Id" <> :person) where owner = :person;`;
    const { judged } = await runSql(mark + ERASE, { ...PERSON, given: GIVEN });
    expect(judged).toMatchObject({ outcome: 'fail' });
    expect(say(judged.findings)).toMatch(says);
  });

  it('finds a copy in an inherited table and in a new partition', async () => {
    const copy = `insert into child_of (owner, a, b) select '00000000-0000-4000-8000-000000000000', 'x', remark from keyless where owner = :person;`;
    const loose = `alter table parent_of drop constraint if exists parent_of_owner_fkey;`;
    const { judged } = await runSql(loose + copy + ERASE, { ...PERSON, given: GIVEN });
    expect(say(judged.findings)).toMatch(/^child_of: .* in b \(plain\)/m);
  });

  it('reuses a parent that is there', async () => {
    await sql(`insert into companies values (7, 'Amber', '123456789')`);
    const { judged } = await runSql(ERASE, { ...PERSON, given: GIVEN });
    expect(judged.outcome).toBe('pass');
    expect(await sql('select id from companies')).toEqual([{ id: 7 }]);
  });

  it('refuses a circle of keys that may not be null', async () => {
    await sql(
      `create table a (id int primary key, b int not null, owner uuid references "Odd Names"."User");
       create table b (id int primary key, a int not null references a);
       alter table a add foreign key (b) references b deferrable initially deferred`,
    );
    const error = await catchProbeError(runSql(ERASE, { ...PERSON, given: GIVEN }));
    expect(error).toMatchObject({
      reason: 'config',
      message: expect.stringMatching(/circle: a, b/),
    });
    const exclude = { ...PERSON.exclude, 'a.*': 'no people in it' };
    expect((await runSql(ERASE, { ...PERSON, given: GIVEN, exclude })).judged.outcome).toBe('pass');
  });

  it('names the column that a trigger or a type refuses', async () => {
    await sql(
      `create table tickets (owner uuid not null references "Odd Names"."User", place circle not null)`,
    );
    const error = await catchProbeError(runSql(ERASE, { ...PERSON, given: GIVEN }));
    expect(error.message).toMatch(/tickets\.place \(circle\)/);
    expect(error.remedy).toMatch(/given: \{ tickets\.place: … \}/);
    expect(await count()).toMatchObject([{ users: 0 }]);
  });
});
