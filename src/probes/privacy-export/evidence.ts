import * as z from 'zod';

const names = z.array(z.string());
const count = z.int().min(0);

const produced = z.strictObject({
  exitCode: z.int().nullable().optional().describe('Of the command; null if a signal ended it.'),
  status: z.int().optional().describe('Of the answer.'),
  complaint: z.string().optional().describe('The end of standard error.'),
  bytes: count,
  sha256: z.string().describe('Of the output, which is not kept.'),
  format: z.enum(['json', 'ndjson', 'text', 'empty']),
  own: count.describe('Markers of the person who was asked for.'),
  missing: names.describe('Columns whose marker is not in the output; some of them.'),
  missingCount: count,
  foreign: names.describe('Columns whose marker of somebody else is in it; some of them.'),
  foreignCount: count,
});

export const privacyExportEvidence = z.strictObject({
  system: z.string().describe('The server, by its system identifier.'),
  database: z.string(),
  person: z.strictObject({
    tables: count.describe('Tables that hold a row of the person.'),
    columns: count.describe('Columns of it that carry a marker.'),
    unmarked: z
      .array(z.strictObject({ column: z.string(), why: z.string() }))
      .describe('Columns of free content that carry none; some of them.'),
    unmarkedCount: count,
  }),
  unlinked: names.describe('Columns that look like the person’s key and are linked to nothing.'),
  first: produced.describe('What was produced for the person.'),
  second: produced.describe('What was produced for somebody else.'),
  nobody: produced
    .optional()
    .describe('What was produced for a key that nobody has; absent if none was found.'),
  anonymous: produced.optional().describe('What a request without its header fields got.'),
  left: z
    .array(z.strictObject({ table: z.string(), rows: count }))
    .describe('Rows of the people that could not be removed.'),
});

export type PrivacyExportEvidence = z.infer<typeof privacyExportEvidence>;
export type ProducedExport = z.infer<typeof produced>;
