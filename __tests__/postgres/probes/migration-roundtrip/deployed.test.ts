import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { catchProbeError } from '../../../support/catch-probe-error.ts';
import {
  describeWithPostgres,
  type PostgresServer,
  startPostgres,
} from '../../../support/postgres.ts';
import { findPostgres } from '../../../support/postgres-binaries.ts';
import { linesOf, type Migrations, rehearse, START } from './sql-project.ts';

jest.setTimeout(180_000);

const DROP_PHONE: Migrations = {
  '0002': [
    'alter table customers drop column phone',
    'alter table customers add column phone varchar(30)',
  ],
};

describeWithPostgres(
  'a rehearsal that starts from the deployed database',
  (server) => {
    let deployed: PostgresServer | undefined;
    const source = (): PostgresServer => {
      if (deployed === undefined) throw new Error('The deployed server is not up.');
      return deployed;
    };
    beforeAll(async () => {
      deployed = await startPostgres(15);
      await source().run('create database live');
      await source().run(
        `${START['0001']?.[0]}; create table schema_version (revision text primary key);
         insert into schema_version values ('0001');
         insert into customers (name, phone) values ('A real person', '+370 611 11111')`,
        'live',
      );
    });
    afterAll(() => deployed?.remove());

    it('takes its schema and revision, and none of its rows', async () => {
      const from = { database: source().dsn('live') };
      const { judged, seen } = await rehearse(server().dsn(), DROP_PHONE, { from });
      expect(linesOf(judged)[0]).toMatch(
        /0002, down, column public.customers.phone: .* 2 of 2 rows/,
      );
      expect(seen).toMatchObject({ from: ['0001'], data: { tables: 3, rows: 7 } });
      expect(await source().run('select count(*)::int as n from customers', 'live')).toEqual([
        { n: 1 },
      ]);
    });

    it('wants a scratch server of the same version', async () => {
      if ('missing' in findPostgres(18)) return;
      const other = await startPostgres(18);
      try {
        const from = { database: source().dsn('live') };
        const error = await catchProbeError(rehearse(other.dsn(), DROP_PHONE, { from }));
        expect(error).toMatchObject({ reason: 'config' });
        expect(error.message).toBe('The scratch server is PostgreSQL 18, the deployed one 15.');
      } finally {
        await other.remove();
      }
    });
  },
  {},
  [15],
);
