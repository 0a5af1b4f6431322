import { describe, expect, it, jest } from '@jest/globals';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { missingPython, rehearseProject } from './python-project.ts';
import { linesOf } from './sql-project.ts';

jest.setTimeout(300_000);

const describeWithPython = missingPython === undefined ? describe : describe.skip;
const title = (name: string) => (missingPython === undefined ? name : `${name}: ${missingPython}`);

/** Flask and Django start slowly: defects are tried with one migration. */
const fromSecond = { from: { revision: '0002' } };
const fromVip = { from: { revision: 'crm.0002_vip' } };

describeWithPython(title('Flask-Migrate'), () => {
  describeWithPostgres('a way back', (server) => {
    it('is lossless, with rows of the new code in it', async () => {
      const { judged, seen } = await rehearseProject('flask', undefined, server().dsn(), {
        write: { run: 'flask --app app exercise' },
        oldCode: { directory: '.', smoke: 'flask --app app smoke' },
      });
      expect(linesOf(judged)).toEqual([]);
      expect(judged.summary).toMatch(/0002 lossless.*Of 2 rows of the new code 0 were lost/);
      expect(judged.summary).toContain('leave the schema as it is');
      expect(seen).toMatchObject({ from: ['0001'], to: ['0002'], oldCode: { control: 1 } });
    });

    it('is by migration: the one that drops a column is lossy, though the schema is the same', async () => {
      const { judged } = await rehearseProject('flask', 'drop-column', server().dsn());
      expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
      expect(linesOf(judged)[0]).toBe(
        '0003, down, column public.customers.phone: the values from before | 50 of 50 rows have lost it or have another',
      );
      expect(judged.summary).toMatch(/0002 lossless, 0003 lossy/);
    });
  });

  describeWithPostgres(
    'a defect',
    (server) => {
      it.each<[string, string, RegExp]>([
        ['pass', 'assertion', /column public.customers.vip: added \(type boolean, nullable yes\)/],
        ['raises', 'exit-code', /exit code 1: .*nobody goes back from here/],
        ['trim', 'assertion', /column public.customers.name: .* 50 of 50 rows/],
        ['index', 'assertion', /index public.notes.notes_text: unique was yes, is no/],
      ])('is found: %s', async (variant, reason, words) => {
        const { judged } = await rehearseProject('flask', variant, server().dsn(), fromSecond);
        expect(judged).toMatchObject({ outcome: 'fail', reason });
        expect(linesOf(judged).join('\n')).toMatch(words);
      });
    },
    {},
    [15],
  );
});

describeWithPython(title('Django'), () => {
  describeWithPostgres('a way back', (server) => {
    it('is lossless', async () => {
      const { judged, seen } = await rehearseProject('django', undefined, server().dsn());
      expect(linesOf(judged)).toEqual([]);
      expect(seen.trips.map(({ revisions }) => revisions)).toEqual([['crm.0002_vip']]);
      expect(judged.summary).toMatch(/crm.0002_vip lossless/);
    });

    it('leaves apps alone on which others stand, and rows of migrations without a file', async () => {
      const { judged, seen } = await rehearseProject('django', 'across-apps', server().dsn(), {
        from: { revision: 'crm.0001_customer contenttypes.0002_remove_content_type_name' },
        seed: {
          sql: `insert into crm_customer (name, phone) values ('a', '1'), ('b', '2');
            insert into django_migrations (id, app, name, applied)
            values (0, 'crm', '0000_squashed_since', now()), (99, 'removed', '0001', now())`,
        },
      });
      expect(linesOf(judged)).toEqual([]);
      expect(seen.from).toEqual([
        'contenttypes.0002_remove_content_type_name',
        'crm.0001_customer',
      ]);
      expect(seen.trips.map(({ back }) => back?.run.revisions)).toEqual([
        ['crm.0001_customer'],
        ['crm.0002_vip'],
        ['crm.0001_customer'],
      ]);
    });

    it('fails where the database is ahead of the files', async () => {
      const { judged } = await rehearseProject('django', undefined, server().dsn(), {
        seed: {
          sql: `insert into crm_customer (name, phone) values ('a', '1'), ('b', '2');
            insert into django_migrations (app, name, applied) values ('crm', '0009', now())`,
        },
      });
      expect(linesOf(judged).join('\n')).toMatch(/down: .* '0009' from app 'crm'/);
    });
  });

  describeWithPostgres(
    'a defect',
    (server) => {
      it.each<[string, string, RegExp]>([
        ['drop-field', 'assertion', /column public.crm_customer.phone: .* 50 of 50 rows/],
        ['noop', 'assertion', /column public.crm_customer.name: .* 50 of 50 rows/],
        ['irreversible', 'exit-code', /IrreversibleError/],
      ])('is found: %s', async (variant, reason, words) => {
        const { judged } = await rehearseProject('django', variant, server().dsn(), fromVip);
        expect(judged).toMatchObject({ outcome: 'fail', reason });
        expect(linesOf(judged).join('\n')).toMatch(words);
      });
    },
    {},
    [15],
  );
});
