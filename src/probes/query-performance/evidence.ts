import * as z from 'zod';

const count = z.int().min(0);
const amount = z.number().min(0);

const statement = z.strictObject({
  text: z.string().describe('Normalised; those that differ by their lists only are one. Cut.'),
  calls: count,
  totalMs: amount,
  newMaxMs: amount.nullable().describe('Slowest call, if it was during the workload.'),
  maxMs: amount.describe('Slowest call of all time.'),
  rows: count,
  blocks: count.describe('Shared blocks, from the cache or not.'),
  before: z.strictObject({ calls: count, blocks: count }).describe('Counters before the workload.'),
});

const table = z.strictObject({
  name: z.string(),
  size: count.describe('Rows, as the server estimates them.'),
  scans: count.describe('Sequential scans during the workload, by whatever role.'),
  rowsRead: count.describe('Rows that these read.'),
  wholeRows: count
    .optional()
    .describe(
      'Rows read beyond what statements with LIMIT return, if a plan reads the table whole.',
    ),
  isSum: z.boolean().optional().describe('A partitioned table: the sum of its partitions.'),
  statements: z
    .array(
      z.strictObject({
        text: z.string(),
        calls: count,
        isPlanned: z.boolean().nullable().describe('Its plan has such a scan; null if not known.'),
      }),
    )
    .describe('Statements that may be what scanned it, the likeliest first.'),
});

const plan = z.strictObject({
  text: z.string(),
  scans: z.array(z.strictObject({ table: z.string(), size: count, filter: z.string().optional() })),
});

const workload = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('window'), ms: count }),
  z.strictObject({
    kind: z.literal('command'),
    ms: count,
    exitCode: z.int().nullable(),
    signal: z.string().nullable(),
    lastLine: z.string(),
  }),
  z.strictObject({
    kind: z.literal('requests'),
    ms: count,
    requests: z.array(
      z.strictObject({
        name: z.string(),
        sent: count,
        statuses: z.array(z.int()).describe('Different ones.'),
        lacking: count.describe('Answers without the text that they must contain.'),
      }),
    ),
  }),
]);

export const queryPerformanceEvidence = z.strictObject({
  system: z.string(),
  database: z.string(),
  version: z.int(),
  roles: z.array(z.string()),
  workload,
  sums: z.strictObject({ statements: count, calls: count, totalMs: amount }),
  ignored: z
    .strictObject({ statements: count, calls: count })
    .describe('What `ignore` names; it is in no sum.'),
  statements: z.array(statement).describe('The worst by each measure.'),
  mustSee: z
    .array(z.strictObject({ text: z.string(), calls: count }))
    .describe('Most calls of a statement with the text.'),
  tables: z
    .array(table)
    .describe('Tables that were scanned, those with most rows at a time first.'),
  sizes: z.array(z.strictObject({ name: z.string(), size: count })).describe('Of `minRows`.'),
  largest: z.strictObject({ name: z.string(), size: count }).optional(),
  plans: z.array(plan).describe('Of `explain`.'),
  foreignKeys: z
    .strictObject({ unindexed: z.array(z.string()), omitted: count })
    .describe('Columns of foreign keys without an index.'),
  control: z.strictObject({ calls: count, expectedCalls: count, totalMs: amount, sleptMs: amount }),
  reset: z.boolean(),
  tablesReset: z.boolean(),
  evictions: count,
});

export type QueryPerformanceEvidence = z.infer<typeof queryPerformanceEvidence>;
export type StatementEvidence = QueryPerformanceEvidence['statements'][number];
export type TableEvidence = QueryPerformanceEvidence['tables'][number];
export type WorkloadEvidence = QueryPerformanceEvidence['workload'];
