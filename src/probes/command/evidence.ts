import * as z from 'zod';
import { findingSchema } from '../../domain/report.ts';
import { hiddenHit } from '../../expect/hidden.ts';
import { keptJson } from '../../expect/kept-json.ts';

const output = z.strictObject({
  parts: z.array(z.string()).describe('All of it, or its head and its tail; no escape sequences.'),
  truncated: z.boolean().describe('Something is missing between the parts, or at the end.'),
  atLines: z.boolean().describe('The parts are whole lines.'),
  bytes: z.int().min(0).describe('Bytes that the command wrote.'),
  hidden: z
    .array(hiddenHit)
    .optional()
    .describe('What must not be in the output and is, where these parts are not all of it.'),
});

const run = z.strictObject({
  command: z.string(),
  shell: z.enum(['bash', 'sh']).optional().describe('Absent for a list of arguments.'),
  exitCode: z.int().nullable().describe('Null if a signal ended it.'),
  signal: z.string().nullable(),
  durationMs: z.int().min(0),
  stdout: output,
  stderr: output,
  json: keptJson.optional().describe('Absent also if the output was too large to be parsed.'),
  schema: z
    .array(findingSchema)
    .optional()
    .describe('What the JSON Schema finds wrong; absent as `json` is.'),
});

export const commandEvidence = z.strictObject({ main: run, control: run.optional() });

export type CommandEvidence = z.infer<typeof commandEvidence>;
export type RunEvidence = z.infer<typeof run>;
export type OutputEvidence = z.infer<typeof output>;
