import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Judgement } from '../../../../src/domain/report.ts';
import { collect } from '../../../../src/probes/migration-roundtrip/collect.ts';
import type { RoundTripEvidence } from '../../../../src/probes/migration-roundtrip/evidence.ts';
import { evidence, judge } from '../../../../src/probes/migration-roundtrip/judge.ts';
import { declaration } from '../../../../src/probes/migration-roundtrip/options.ts';
import { runDatabaseProbe } from '../../../support/database-tools.ts';

const TOOL = join(import.meta.dirname, '../../fixtures/roundtrip/sql/migrate.sh');

/** Up and down of each revision, in order. */
export type Migrations = Readonly<Record<string, readonly [up: string, down: string | undefined]>>;

/** What is deployed, and two customers of it. */
export const START: Migrations = {
  '0001': [
    `create table customers (id serial primary key, name text not null, phone varchar(30),
       mail text default 'none@example.org');
     create table orders (id serial primary key, customer int not null references customers,
       total numeric(10, 2) not null default 0);
     create index orders_customer on orders (customer);
     create table notes (id int primary key, text text)`,
    'drop table notes; drop table orders; drop table customers',
  ],
};

export const SEED = `
  insert into customers (name, phone) values ('Ana', '+370 600 00001'), ('Jonas', '+370 600 00002');
  insert into orders (customer, total) values (1, 10), (1, 20.50), (2, 30);
  insert into notes values (1, 'call back'), (2, 'paid late')`;

export const projectOptions = {
  adapter: 'command',
  revisionTables: ['schema_version'],
  commands: {
    heads: './migrate.sh heads',
    current: './migrate.sh current',
    steps: './migrate.sh steps',
    upgrade: './migrate.sh up',
    downgrade: './migrate.sh down',
  },
};

export interface ProbeResult {
  readonly seen: RoundTripEvidence;
  readonly judged: Judgement;
}

/** Rehearses migrations of plain SQL, from `0001`, on a scratch server. */
export async function rehearse(
  dsn: string,
  migrations: Migrations,
  options: Readonly<Record<string, unknown>> = {},
  abort?: AbortSignal,
): Promise<ProbeResult> {
  const root = mkdtempSync(join(tmpdir(), 'roundtrip-'));
  try {
    copyFileSync(TOOL, join(root, 'migrate.sh'));
    for (const [revision, [up, down]] of Object.entries({ ...START, ...migrations })) {
      writeFileSync(join(root, `${revision}.up.sql`), up);
      if (down !== undefined) writeFileSync(join(root, `${revision}.down.sql`), down);
    }
    const given = {
      ...projectOptions,
      from: { revision: '0001' },
      seed: { sql: SEED },
      scratch: { dsn },
      ...options,
    };
    const world = { root, ...(abort === undefined ? {} : { abort }) };
    return await runDatabaseProbe({ declaration, collect, judge, evidence }, given, world);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Findings as lines. */
export function linesOf({ findings }: Judgement): readonly string[] {
  return findings.map(({ where = '', expected, seen }) => `${where}: ${expected} | ${seen}`);
}
