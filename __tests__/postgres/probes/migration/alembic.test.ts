import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { makeProject, missingPython, removeProjects, runMigration } from './project.ts';

jest.setTimeout(60_000);
afterAll(removeProjects);

const describeWithPython = missingPython === undefined ? describe : describe.skip;
const why = missingPython === undefined ? '' : `: skipped, because ${missingPython}`;

describeWithPython(`migration with Alembic itself${why}`, () => {
  describeWithPostgres('migration', (server) => {
    const options = (rest: object = {}) => ({
      adapter: 'alembic',
      databaseVariable: 'CRM_DATABASE',
      databaseScheme: 'postgresql+psycopg',
      scratch: { dsn: server().dsn() },
      from: { revision: 'base' },
      ...rest,
    });

    it('builds an index concurrently beside traffic, and hangs on none of it', async () => {
      const rest = {
        from: { revision: 'a1' },
        seed: { sql: 'insert into customers select generate_series(1, 20000)' },
      };
      const { judged, seen } = await runMigration(options(rest), { root: makeProject('alembic') });
      expect(seen.locks?.traced).toBeDefined();
      // The index is in no model.
      expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
      expect(judged.findings.map(({ where }) => where)).toEqual(['drift']);
    });

    it('starts from nothing', async () => {
      const { seen } = await runMigration(options(), { root: makeProject('alembic') });
      expect(seen.start).toEqual({ kind: 'revision', revisions: [], tables: 0 });
      expect(seen.pending?.steps.map(({ revision }) => revision)).toEqual(['a1', 'a2']);
      expect(seen.position).toEqual({ missing: [], beyond: [] });
    });
  });
});
