import * as z from 'zod';

const count = z.int().min(0);

const run = z.strictObject({
  exitCode: z.int().nullable().describe('Null if a signal ended it.'),
  durationMs: count,
  said: z.string().describe('The line that tells most; empty if it ended well.'),
  revisions: z.array(z.string()).describe('Where the database was then.'),
});

const differences = z.strictObject({
  total: count,
  shown: z.array(z.string()).describe('Some of them, in words.'),
});

const loss = z.strictObject({
  table: z.string(),
  rowsBefore: count,
  rowsAfter: count,
  lost: count.describe('Rows that are gone; without a primary key also those that changed.'),
  changed: count.describe('Rows with another value than before.'),
  hasKey: z.boolean(),
  columns: z
    .array(z.strictObject({ column: z.string(), values: count }))
    .describe('Values that changed; of a column that is gone, those that it had.'),
});

const losses = z.strictObject({ total: count.describe('Tables.'), shown: z.array(loss) });

const sample = z.strictObject({
  table: z.string(),
  column: z.string().optional(),
  why: z.enum(['touched', 'dropped', 'changed']),
  rows: count,
  values: count.optional().describe('Of the column: not null.'),
  distinct: count.max(2).optional().describe('Of the column, NULL among them; 2 is two or more.'),
});

const back = z.strictObject({
  run,
  schema: differences.describe('Of the start, and of what came back.'),
  losses,
  sequences: z.strictObject({
    total: count.describe('Those that would give again what they gave before.'),
    shown: z.array(z.strictObject({ name: z.string(), before: z.string(), after: z.string() })),
  }),
});

const again = z.strictObject({
  run,
  schema: differences.describe('Of the first time up, and of this one.'),
});

const writes = z.strictObject({
  rows: count,
  lostRows: count,
  tables: z.array(z.strictObject({ table: z.string(), written: count, kept: count })),
  changedTables: z
    .array(z.string())
    .describe('Where the writes changed rows that were there before: no losses of these here.'),
  back,
  again,
});

const trip = z.strictObject({
  from: z.array(z.string()),
  to: z.array(z.string()),
  revisions: z.array(z.string()).describe('Migrations of this trip, oldest first; some of them.'),
  isWhole: z.boolean(),
  up: run,
  contractions: differences
    .optional()
    .describe('What the way up did that code of before may not survive.'),
  rowsChangedUp: count.optional().describe('Rows that the way up changed or deleted.'),
  leavesTrace: z
    .boolean()
    .optional()
    .describe('The way up did something to this database, and not to another.'),
  touched: z.array(z.string()).optional().describe('Tables that it made, changed or used.'),
  samples: z
    .strictObject({ leftOut: count, shown: z.array(sample) })
    .optional()
    .describe('What was there to lose; the poorest first.'),
  back: back.optional().describe('Absent if the tool has no way back, or the way up failed.'),
  again: again.optional(),
  writes: writes.optional(),
  control: z
    .strictObject({
      table: z.string(),
      sawRows: z.boolean(),
      sawSchema: z.boolean(),
    })
    .optional()
    .describe('Whether the comparison saw a table that was emptied and lost a column.'),
});

export const roundTripEvidence = z.strictObject({
  adapter: z.string(),
  server: z.strictObject({ version: z.int(), system: z.string() }),
  from: z.array(z.string()),
  to: z.array(z.string()),
  knowsSteps: z.boolean().describe('The tool says which migrations there are.'),
  canDowngrade: z.boolean(),
  data: z.strictObject({ tables: count, rows: count }).describe('At the start, after the seed.'),
  trips: z.array(trip),
  oldCode: z
    .strictObject({
      run: run.omit({ revisions: true }),
      control: z.int().nullable().describe('Exit code on an empty database.'),
    })
    .optional(),
});

export type RoundTripEvidence = z.infer<typeof roundTripEvidence>;
export type Trip = z.infer<typeof trip>;
export type RunFacts = z.infer<typeof run>;
export type Back = z.infer<typeof back>;
export type Again = z.infer<typeof again>;
export type Writes = z.infer<typeof writes>;
export type Loss = z.infer<typeof loss>;
export type Sample = z.infer<typeof sample>;
export type Differences = z.infer<typeof differences>;
