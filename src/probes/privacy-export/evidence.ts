import * as z from 'zod';
import { leftField, stageFields } from '../../toolbox/sql/person/stage-facts.ts';

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
  ...stageFields,
  first: produced.describe('What was produced for the person.'),
  second: produced.describe('What was produced for somebody else.'),
  nobody: produced
    .optional()
    .describe('What was produced for a key that nobody has; absent if none was found.'),
  anonymous: produced.optional().describe('What a request without its header fields got.'),
  left: leftField,
});

export type PrivacyExportEvidence = z.infer<typeof privacyExportEvidence>;
export type ProducedExport = z.infer<typeof produced>;
