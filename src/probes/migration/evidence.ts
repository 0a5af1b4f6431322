import * as z from 'zod';
import { CATALOG_KINDS } from '../../domain/catalog.ts';

const count = z.int().min(0);
const names = z.array(z.string());

const run = z.strictObject({
  command: z.string(),
  exitCode: z.int().nullable(),
  signal: z.string().nullable(),
  durationMs: count,
  tail: z.string().describe('The last that it wrote.'),
});

const difference = z.strictObject({
  kind: z.enum(CATALOG_KINDS),
  name: z.string(),
  table: z.string().exactOptional(),
  change: z.enum(['missing', 'added', 'changed']),
  fact: z.string().exactOptional(),
  before: z.string().exactOptional(),
  after: z.string().exactOptional(),
});

const differences = z.strictObject({
  kept: z.array(difference),
  leftOut: count.describe('Differences beyond those that are kept.'),
});

const position = z
  .strictObject({
    missing: names.describe('Heads that the database is not at.'),
    beyond: names.describe('Revisions that it is at, which are no heads.'),
  })
  .describe('Where the tool says that the database is, in comparison with the heads.');

const step = z.strictObject({ revision: z.string(), title: z.string() });

const lock = z.strictObject({
  table: z.string(),
  mode: z.string().describe('As pg_locks names it.'),
  rows: count.describe('Of the deployed table or of the copy, whichever has more.'),
  heldMs: count.describe('Between the first sample that shows it and the first that does not.'),
  statement: z.string().describe('What its holder was running.'),
});

const tableFacts = z.strictObject({
  table: z.string(),
  deployedRows: count.describe('As the deployed server estimates; 0 if it was not asked.'),
  copyRows: count.describe('As the scratch server estimates, before the upgrade.'),
  isRewritten: z.boolean().describe('The table has another file, or is another table, now.'),
  isEmptied: z.boolean().describe('It had rows, and has no page any more.'),
  scans: count.describe('Sequential scans while the upgrade ran.'),
  deleted: count,
  updated: count,
});

const traffic = z.strictObject({
  tables: count,
  statements: count,
  refused: count.describe('Statements that ended with an error, other than for a dropped table.'),
  blocked: z
    .array(z.strictObject({ table: z.string(), kind: z.enum(['read', 'write']), ms: count }))
    .describe('The longest wait for each table, longest first.'),
});

const locks = z.strictObject({
  samples: count,
  longestGapMs: count,
  held: z
    .array(lock)
    .describe('On tables that were there before: large ones first, and then the longest.'),
  traced: z
    .array(z.strictObject({ table: z.string(), mode: z.string(), tag: z.string(), rows: count }))
    .optional()
    .describe('Locks of every DDL statement, by an event trigger; absent if none may be made.'),
  leftOut: count,
  traffic,
});

export const migrationEvidence = z.strictObject({
  adapter: z.string(),
  server: z.strictObject({ version: count, system: z.string() }),
  control: z.strictObject({
    emptyRevisions: names.describe('What the tool says of an empty database.'),
    isLockSeen: z.boolean().optional().describe('The watcher saw a lock of our own.'),
  }),
  heads: names.describe('The first of them.'),
  headCount: count,
  forks: z.array(z.strictObject({ of: z.string(), heads: names })),
  fresh: z
    .strictObject({
      run,
      position: position.optional(),
      tables: count.describe('Tables after the upgrade, besides the tool’s own.'),
      differences: differences.optional().describe('From what the deployed state became.'),
    })
    .optional()
    .describe('The upgrade of an empty database.'),
  start: z
    .strictObject({
      kind: z.enum(['database', 'revision', 'dump']),
      revisions: names,
      tables: count,
      deployedSystem: z.string().optional(),
    })
    .optional(),
  pending: z.strictObject({ steps: z.array(step), leftOut: count }).optional(),
  upgrade: run.optional(),
  position: position.optional(),
  locks: locks.optional(),
  tables: z.array(tableFacts).optional().describe('Those to which something happened.'),
  tablesLeftOut: count.optional(),
  losingLeftOut: count.optional().describe('Those of them that lost rows.'),
  invalidIndexes: names.optional(),
  changes: differences
    .optional()
    .describe(
      'What is gone or changed, and new columns; of an upgrade that failed, what it left behind.',
    ),
  second: z
    .strictObject({
      run,
      position: position.optional(),
      differences,
      changedTables: names.describe('Tables in which rows were written.'),
    })
    .optional(),
  drift: z
    .strictObject({ state: z.enum(['none', 'found', 'unknown', 'absent']), lines: names })
    .optional(),
  expected: differences.optional().describe('Before: what the code expects; after: what came out.'),
});

export type MigrationEvidence = z.infer<typeof migrationEvidence>;
export type RunFacts = z.infer<typeof run>;
export type Differences = z.infer<typeof differences>;
export type TableFacts = z.infer<typeof tableFacts>;
export type LockFacts = z.infer<typeof locks>;
export type Position = z.infer<typeof position>;
export type HeldLock = z.infer<typeof lock>;
export type TrafficFacts = z.infer<typeof traffic>;
