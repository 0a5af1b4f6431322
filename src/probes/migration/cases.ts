import type { Case } from '../contract.ts';
import type { MigrationEvidence, RunFacts } from './evidence.ts';

const options = {
  adapter: 'flask-migrate',
  scratch: { dsn: 'postgresql://postgres@127.0.0.1:5433/postgres' },
  from: { database: 'postgresql://reader@db.crm.example/crm' },
};

const run = (rest: Partial<RunFacts> = {}): RunFacts => ({
  command: 'flask db upgrade heads',
  exitCode: 0,
  signal: null,
  durationMs: 1_900,
  tail: 'INFO  [alembic.runtime.migration] Running upgrade 0006 -> 0007, notes on orders',
  ...rest,
});

const none = { kept: [], leftOut: 0 };

const locks: NonNullable<MigrationEvidence['locks']> = {
  samples: 38,
  longestGapMs: 61,
  held: [],
  traced: [
    { table: 'public.orders', mode: 'AccessExclusiveLock', tag: 'ALTER TABLE', rows: 2_000_000 },
  ],
  leftOut: 0,
  traffic: {
    tables: 9,
    statements: 840,
    refused: 0,
    blocked: [{ table: 'public.orders', kind: 'write', ms: 31 }],
  },
};

const healthy: MigrationEvidence = {
  adapter: 'flask-migrate',
  server: { version: 150_018, system: '7714063506513408959' },
  control: { emptyRevisions: [], isLockSeen: true },
  heads: ['0007'],
  headCount: 1,
  forks: [],
  fresh: { run: run(), position: { missing: [], beyond: [] }, tables: 8, differences: none },
  start: {
    kind: 'database',
    revisions: ['0006'],
    tables: 8,
    deployedSystem: '7412345678901234567',
  },
  pending: { steps: [{ revision: '0007', title: 'notes on orders' }], leftOut: 0 },
  upgrade: run(),
  position: { missing: [], beyond: [] },
  locks,
  tables: [],
  tablesLeftOut: 0,
  invalidIndexes: [],
  changes: none,
  second: {
    run: run({ tail: '' }),
    position: { missing: [], beyond: [] },
    differences: none,
    changedTables: [],
  },
  drift: { state: 'none', lines: [] },
};

const rewritten = {
  table: 'public.orders',
  deployedRows: 2_000_000,
  copyRows: 0,
  isRewritten: true,
  isEmptied: false,
  scans: 1,
  deleted: 0,
  updated: 0,
};

export const cases: readonly Case<MigrationEvidence>[] = [
  {
    title: 'One migration applies to what is deployed, and nobody waits',
    shows: 'pass',
    options,
    evidence: healthy,
    outcome: 'pass',
  },
  {
    title: 'The upgrade stops at data that an empty database does not have',
    shows: 'fail',
    options,
    evidence: {
      ...healthy,
      upgrade: run({
        exitCode: 1,
        tail: 'psycopg.errors.UniqueViolation: could not create unique index "customers_email_key"',
      }),
    },
    outcome: 'fail',
    reason: 'exit-code',
  },
  {
    title: 'Two heads, of which `flask db heads` says nothing by its exit code',
    shows: 'must-not-pass',
    options,
    evidence: {
      adapter: 'flask-migrate',
      server: healthy.server,
      control: { emptyRevisions: [] },
      heads: ['0007', '0007b'],
      headCount: 2,
      forks: [{ of: 'the project', heads: ['0007', '0007b'] }],
    },
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'A CHECK was rewritten under its name: the drift check of the tool is green',
    shows: 'must-not-pass',
    options,
    evidence: {
      ...healthy,
      fresh: {
        run: run(),
        position: { missing: [], beyond: [] },
        tables: 8,
        differences: {
          kept: [
            {
              kind: 'constraint',
              name: 'public.customers.customers_status',
              table: 'public.customers',
              change: 'changed',
              fact: 'definition',
              before: "CHECK (status = ANY (ARRAY['new', 'active']))",
              after: "CHECK (status = ANY (ARRAY['new', 'active', 'left']))",
            },
          ],
          leftOut: 0,
        },
      },
    },
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'A table of two million rows is rewritten; on the empty copy it took a millisecond',
    shows: 'must-not-pass',
    options,
    evidence: { ...healthy, tables: [rewritten] },
    outcome: 'fail',
    reason: 'threshold',
  },
  {
    title: 'A column is dropped: shown, and let through',
    shows: 'fail',
    options,
    evidence: {
      ...healthy,
      changes: {
        kept: [
          {
            kind: 'column',
            name: 'public.customers.fax',
            table: 'public.customers',
            change: 'missing',
            before: 'type text, nullable yes',
          },
        ],
        leftOut: 0,
      },
    },
    outcome: 'warn',
    reason: 'assertion',
  },
  {
    title: 'The watcher did not see a lock of our own',
    shows: 'control',
    options,
    evidence: { ...healthy, control: { emptyRevisions: [], isLockSeen: false } },
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
];
