import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  describeWithPostgres,
  type PostgresServer,
  startPostgres,
} from '../../../support/postgres.ts';
import { makeProject, missingPython, removeProjects, runMigration } from './project.ts';

jest.setTimeout(180_000);
afterAll(removeProjects);

const describeWithPython = missingPython === undefined ? describe : describe.skip;
const why = missingPython === undefined ? '' : `: skipped, because ${missingPython}`;

const options = (server: PostgresServer, rest: object = {}) => ({
  adapter: 'django',
  run: ['python', 'manage.py'],
  scratch: { dsn: server.dsn() },
  from: { revision: 'auth.0012_alter_user_first_name_max_length crm.0002_order' },
  seed: { file: 'seed.sql' },
  ...rest,
});

describeWithPython(`migration with Django${why}`, () => {
  describeWithPostgres('on both versions', (server) => {
    it('passes a project of three apps, and says what is pending', async () => {
      const { judged, seen } = await runMigration(options(server()), {
        root: makeProject('django'),
      });
      expect(judged).toMatchObject({ outcome: 'pass' });
      expect(seen.heads).toContain('crm.0003_note');
      expect(seen.heads.length).toBe(3);
      expect(seen.pending?.steps).toEqual([{ revision: 'crm.0003_note', title: '0003_note' }]);
      expect(seen.drift).toEqual({ state: 'none', lines: [] });
    });

    it('fails two leaves of an app', async () => {
      const root = makeProject('django', 'second-leaf');
      const { judged } = await runMigration(options(server()), { root });
      expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
      expect(judged.summary).toMatch(/one head of crm, seen 2: crm\.0003_note, crm\.0003_tag/);
    });
  });

  describeWithPostgres(
    'defects',
    (server) => {
      it.each<[string, string, RegExp]>([
        ['rewrite', 'threshold', /public\.crm_order: .*all 12000 rows are written anew/],
        ['long-lock', 'threshold', /public\.crm_order: .*AccessExclusiveLock for [23]\d{3} ms/],
        [
          'unique-number',
          'exit-code',
          /UniqueViolation|could not create unique index|IntegrityError/,
        ],
        ['field-without-migration', 'assertion', /drift: .*paid/],
        ['writes-again', 'assertion', /rows of public\.crm_customer were written/],
      ])('fails %s', async (variant, reason, says) => {
        const root = makeProject('django', variant);
        const given = options(server(), { fromEmpty: false });
        const { judged } = await runMigration(given, { root });
        expect(judged).toMatchObject({ outcome: 'fail', reason });
        const said = judged.findings.map((one) => `${one.where}: ${one.seen}`).join('\n');
        expect(`${judged.summary}\n${said}`).toMatch(says);
      });

      it('fails a database that has a migration of another branch', async () => {
        const note = `insert into django_migrations (app, name, applied) values
          ('crm', '0003_of_a_hotfix', now()), ('removed', '0001_initial', now())`;
        const given = options(server(), { fromEmpty: false, seed: { sql: note } });
        const { judged } = await runMigration(given, { root: makeProject('django') });
        expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
        expect(judged.findings).toMatchObject([
          { where: 'upgrade', expected: 'at the heads', seen: 'crm.0003_of_a_hotfix' },
        ]);
      });

      it('passes where files were squashed and an app was removed', async () => {
        const note = `insert into django_migrations (id, app, name, applied) values
          (0, 'crm', '0000_old', now()), (99, 'removed', '0001_initial', now())`;
        const given = options(server(), { fromEmpty: false, seed: { sql: note } });
        const { judged } = await runMigration(given, { root: makeProject('django') });
        expect(judged).toMatchObject({ outcome: 'pass', findings: [] });
        expect(judged.summary).toMatch(/^1 migration from crm.0002_order to crm.0003_note in/);
      });

      it('passes two branches that are merged', async () => {
        const root = makeProject('django', 'merged');
        const { judged, seen } = await runMigration(options(server()), { root });
        expect(judged).toMatchObject({ outcome: 'pass' });
        expect(seen.pending?.steps).toHaveLength(3);
      });
    },
    {},
    [15],
  );

  describeWithPostgres(
    'from the deployed database',
    (server) => {
      let deployed: PostgresServer;
      beforeAll(async () => {
        deployed = await startPostgres(15);
      });
      afterAll(() => deployed.remove());

      it('finds a CHECK that was rewritten under its name; Django sees nothing', async () => {
        const target = deployed.dsn();
        const { execFileSync } = await import('node:child_process');
        const { PYTHON } = await import('./project.ts');
        execFileSync(PYTHON, ['manage.py', 'migrate', 'crm', '0002_order'], {
          cwd: makeProject('django'),
          env: { ...process.env, DATABASE_URL: target },
        });
        const root = makeProject('django', 'check-rewritten');
        const rest = { from: { database: target }, seed: undefined };
        const { judged, seen } = await runMigration(options(server(), rest), { root });
        expect(seen.drift?.state).toBe('none');
        expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
        expect(judged.summary).toMatch(/customer_status: definition was/);
      });
    },
    {},
    [15],
  );
});
