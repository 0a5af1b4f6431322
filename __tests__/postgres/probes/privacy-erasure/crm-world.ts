import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach } from '@jest/globals';
import { collect } from '../../../../src/probes/privacy-erasure/collect.ts';
import { evidence, judge } from '../../../../src/probes/privacy-erasure/judge.ts';
import { declaration } from '../../../../src/probes/privacy-erasure/options.ts';
import { type DatabaseWorld, runDatabaseProbe } from '../../../support/database-tools.ts';
import type { PostgresServer } from '../../../support/postgres.ts';
import { CRM_SCHEMA } from './crm-schema.ts';

const APP = join(import.meta.dirname, 'crm-app.mjs');
const SQL_APP = join(import.meta.dirname, 'sql-app.mjs');
const parts = { declaration, collect, judge, evidence };

export interface SaidFinding {
  readonly where?: string | undefined;
  readonly expected: string;
  readonly seen: string;
}

/** Findings as lines of text. */
export function say(findings: readonly SaidFinding[]): string {
  return findings.map((one) => `${one.where}: expected ${one.expected}, ${one.seen}`).join('\n');
}

/** A database of its own for every test, and the probe on it. */
export function useErasure(server: () => PostgresServer, schema = CRM_SCHEMA) {
  const root = mkdtempSync(join(tmpdir(), 'privacy-erasure-'));
  const state = { database: 'none', count: 0 };
  beforeEach(async () => {
    state.count += 1;
    state.database = `crm${state.count}`;
    await server().run(`create database ${state.database}`);
    await server().run(schema, state.database);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const sql = async (text: string) => await server().run(text, state.database);
  const place = () => ({ dsn: server().dsn(state.database), system: server().system });
  const options = (defect = '', rest: object = {}) => ({
    database: place(),
    person: { table: 'users' },
    run: `'${process.execPath}' '${APP}' erase "$HOLDPOINT_PERSON"`,
    env: { DATABASE_URL: place().dsn, DEFECT: defect },
    keep: [
      { table: 'invoices', figures: ['number', 'total_cents', 'issued_at'], because: '10 years' },
    ],
    invariants: {
      'invoices are totalled': 'select count(*), sum(total_cents) from invoices',
      'every order has a number': 'select bool_and(number is not null) from orders',
    },
    exclude: { 'tombstones.*': 'holds only the numbers of those who were erased' },
    ...rest,
  });
  const run = async (defect = '', rest: object = {}, world: DatabaseWorld = {}) =>
    await runDatabaseProbe(parts, options(defect, rest), { root, ...world });
  /** Erases by statements, in which `:person` is the key. */
  const runSql = async (statements: string, rest: object = {}) =>
    await runDatabaseProbe(
      parts,
      {
        database: place(),
        person: { table: 'users' },
        run: `'${process.execPath}' '${SQL_APP}'`,
        env: { DATABASE_URL: place().dsn, STATEMENTS: statements },
        ...rest,
      },
      { root },
    );
  const countRows = async () =>
    await sql(
      `select (select count(*) from users)::int as users,
              (select count(*) from orders)::int as orders,
              (select count(*) from audit_log)::int as audit,
              (select count(*) from tombstones)::int as tombstones,
              (select count(*) from invoices)::int as invoices`,
    );
  return { app: APP, root, state, sql, place, run, runSql, countRows };
}
