import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach } from '@jest/globals';
import { collect } from '../../../../src/probes/privacy-export/collect.ts';
import { evidence, judge } from '../../../../src/probes/privacy-export/judge.ts';
import { declaration } from '../../../../src/probes/privacy-export/options.ts';
import { type DatabaseWorld, runDatabaseProbe } from '../../../support/database-tools.ts';
import type { PostgresServer } from '../../../support/postgres.ts';
import { CRM_SCHEMA } from '../privacy-erasure/crm-schema.ts';

const APP = join(import.meta.dirname, '../privacy-erasure/crm-app.mjs');
const parts = { declaration, collect, judge, evidence };

/** A database of its own for every test, and the probe on it. */
export function useExport(server: () => PostgresServer) {
  const root = mkdtempSync(join(tmpdir(), 'privacy-export-'));
  const state = { database: 'none', count: 0 };
  beforeEach(async () => {
    state.count += 1;
    state.database = `crm${state.count}`;
    await server().run(`create database ${state.database}`);
    await server().run(CRM_SCHEMA, state.database);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const sql = async (text: string) => await server().run(text, state.database);
  const place = () => ({ dsn: server().dsn(state.database), system: server().system });
  const exclude = {
    'users.password_hash': 'a hash of a secret says nothing about the person',
    'crm.sessions.token': 'a credential',
    'tombstones.*': 'holds only the numbers of those who were erased',
  };
  const options = (defect = '', rest: object = {}) => ({
    database: place(),
    person: { table: 'users' },
    run: `'${process.execPath}' '${APP}' export "$HOLDPOINT_PERSON"`,
    env: { DATABASE_URL: place().dsn, DEFECT: defect },
    exclude,
    ...rest,
  });
  const run = async (defect = '', rest: object = {}, world: DatabaseWorld = {}) =>
    await runDatabaseProbe(parts, options(defect, rest), { root, ...world });
  const countRows = async () =>
    await sql(
      `select (select count(*) from users)::int as users,
              (select count(*) from orders)::int as orders,
              (select count(*) from audit_log)::int as audit,
              (select count(*) from tenants)::int as tenants`,
    );
  return { root, state, sql, place, exclude, options, run, countRows };
}
