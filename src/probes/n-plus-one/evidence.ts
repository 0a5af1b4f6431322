import * as z from 'zod';

const count = z.int().min(0);
const range = z.strictObject({ least: count, most: count });

const point = z.strictObject({
  n: count.describe('Rows that were seeded.'),
  answers: count,
  statuses: z.array(z.int()).describe('Different statuses, or exit codes; -1 for a signal.'),
  lacking: count.describe('Answers without the text that they must contain.'),
  unreadable: count.describe('Answers that are no JSON, or too large, so that no row was counted.'),
  rows: range.describe('Rows in the answers.'),
  parents: z.array(count).describe('Different parents in the answers, by selector; the least.'),
  calls: range.describe('Statements: each by its least count, and the most in one go.'),
});

const statement = z.strictObject({
  text: z.string().describe('Normalised, and cut.'),
  calls: z.array(count).describe('By size; the least of the repetitions.'),
});

const list = z.strictObject({
  name: z.string(),
  kind: z.enum(['request', 'command']),
  points: z.array(point).describe('By size.'),
  statements: z.array(statement).describe('Those that grow most.'),
  omitted: count.describe('Other statements.'),
});

export const nPlusOneEvidence = z.strictObject({
  system: z.string(),
  database: z.string(),
  version: z.int(),
  role: z.string(),
  lists: z.array(list),
  distinct: z
    .strictObject({
      empty: z.array(z.number()).describe('By query, before anything was seeded.'),
      seeded: z.array(z.array(z.number())).describe('By size, by query.'),
      left: z.array(z.number()).describe('By query, after all was cleaned.'),
    })
    .optional(),
  control: z
    .array(z.strictObject({ n: count, calls: count }))
    .describe('A statement of our own that was run n times, as it was counted.'),
  reset: z.boolean().describe('Counters began anew while they were read.'),
  evictions: count.describe('How often the server threw statements out while they were read.'),
});

export type NPlusOneEvidence = z.infer<typeof nPlusOneEvidence>;
export type ListEvidence = NPlusOneEvidence['lists'][number];
export type Point = ListEvidence['points'][number];
