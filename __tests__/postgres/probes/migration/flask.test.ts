import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { catchProbeError } from '../../../support/catch-probe-error.ts';
import {
  describeWithPostgres,
  type PostgresServer,
  startPostgres,
} from '../../../support/postgres.ts';
import { makeProject, missingPython, PYTHON, removeProjects, runMigration } from './project.ts';

jest.setTimeout(180_000);
afterAll(removeProjects);

const describeWithPython = missingPython === undefined ? describe : describe.skip;
const why = missingPython === undefined ? '' : `: skipped, because ${missingPython}`;

const options = (server: PostgresServer, rest: object = {}) => ({
  adapter: 'flask-migrate',
  run: ['flask', '--app', 'app'],
  databaseScheme: 'postgresql+psycopg',
  scratch: { dsn: server.dsn() },
  from: { revision: '0002' },
  seed: { file: 'seed.sql' },
  ...rest,
});

const TWINS = `insert into customers (name, email) values ('a', 'x'), ('b', 'x')`;

const createAll = { expect: { schema: { run: ['flask', '--app', 'app', 'create-all'] } } };

async function run(server: PostgresServer, variant: string, rest: object = {}) {
  const root = makeProject('flask', ...(variant === '' ? [] : [variant]));
  const { judged, seen } = await runMigration(options(server, rest), { root });
  const said = judged.findings.map((one) => `${one.where}: ${one.seen}`).join('\n');
  return { judged, seen, said: `${judged.summary}\n${said}` };
}

describeWithPython(`migration with Flask-Migrate${why}`, () => {
  describeWithPostgres('on both versions', (server) => {
    it('passes a migration that applies cleanly', async () => {
      const { judged, seen } = await run(server(), '', createAll);
      expect(judged).toMatchObject({ outcome: 'pass', findings: [] });
      expect(seen).toMatchObject({
        heads: ['0003'],
        position: { missing: [], beyond: [] },
        expected: { kept: [] },
      });
      expect(seen.pending?.steps).toEqual([{ revision: '0003', title: 'notes on orders' }]);
    });

    it('fails two heads, of which the exit code says nothing', async () => {
      const { judged, said } = await run(server(), 'second-head');
      expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
      expect(said).toMatch(/one head of the project, seen 2: 0003, 0003b/);
    });
  });

  describeWithPostgres(
    'defects',
    (server) => {
      it.each<[string, string, RegExp, object]>([
        ['column-without-migration', 'assertion', /drift: .*orders\.paid/, {}],
        ['broken-second-upgrade', 'exit-code', /"settings" already exists/, {}],
        [
          'writes-again',
          'assertion',
          /rows of public\.customers were written/,
          { seed: undefined },
        ],
        ['unique-email', 'exit-code', /could not create unique index/, { seed: { sql: TWINS } }],
        ['rewrite', 'threshold', /public\.orders: .*written anew/, {}],
        ['long-lock', 'threshold', /public\.orders: AccessExclusiveLock for [23]\d{3} ms/, {}],
      ])('fails %s', async (variant, reason, says, rest) => {
        const { judged, said } = await run(server(), variant, { fromEmpty: false, ...rest });
        expect(judged).toMatchObject({ outcome: 'fail', reason });
        expect(said).toMatch(says);
      });

      it.each<[string, RegExp]>([
        ['default-changed', /customers\.status: default was 'active'.*, is 'new'/],
        ['check-in-model', /customers_status: definition was/],
      ])('finds by the catalog what `flask db check` does not see: %s', async (variant, says) => {
        const { judged, seen, said } = await run(server(), variant, {
          fromEmpty: false,
          ...createAll,
        });
        expect(seen.drift).toEqual({ state: 'none', lines: [] });
        expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
        expect(said).toMatch(says);
      });

      it('warns of a column that is dropped', async () => {
        const { judged } = await run(server(), 'drop-column', { fromEmpty: false });
        expect(judged).toMatchObject({ outcome: 'warn' });
        expect(judged.summary).toMatch(/column public\.customers\.email is dropped/);
      });

      it('passes two branches that are merged', async () => {
        const { judged, seen } = await run(server(), 'merged');
        expect(judged).toMatchObject({ outcome: 'pass' });
        expect(seen.pending?.steps.map(({ revision }) => revision)).toEqual(
          expect.arrayContaining(['0003', '0003b', '0004']),
        );
      });

      it('says that the application looks for its database elsewhere', async () => {
        const error = await catchProbeError(run(server(), 'other-variable'));
        expect(error).toMatchObject({ reason: 'config' });
        expect(error.message).toMatch(/KeyError: 'CRM_DATABASE'/);
        const { judged } = await run(server(), 'other-variable', {
          databaseVariable: 'CRM_DATABASE',
        });
        expect(judged).toMatchObject({ outcome: 'pass' });
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
        execFileSync(PYTHON, ['-m', 'flask', '--app', 'app', 'db', 'upgrade', '0002'], {
          cwd: makeProject('flask'),
          stdio: 'ignore',
          env: {
            ...process.env,
            DATABASE_URL: deployed.dsn().replace('postgresql:', 'postgresql+psycopg:'),
          },
        });
      });
      afterAll(() => deployed.remove());

      it('passes, and finds an applied migration that was edited', async () => {
        const from = { from: { database: deployed.dsn() }, seed: undefined };
        const good = await run(server(), '', from);
        expect(good.judged).toMatchObject({ outcome: 'pass', findings: [] });
        expect(good.seen.start).toMatchObject({ kind: 'database', revisions: ['0002'] });
        const { seen, said } = await run(server(), 'check-rewritten', from);
        expect(seen.drift?.state).toBe('none');
        expect(said).toMatch(/deployed against empty: .*customers_status: definition was/);
      });
    },
    {},
    [15],
  );
});
