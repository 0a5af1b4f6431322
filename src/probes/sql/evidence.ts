import * as z from 'zod';
import { keptJson } from '../../expect/kept-json.ts';

const result = z.strictObject({
  rows: z.int().min(0).describe('Rows that were read.'),
  truncated: z.boolean().describe('There are more.'),
  columns: z.int().min(0).describe('Of the first row.'),
  value: z.json().optional().describe('Where it is asked for, and short enough to be kept.'),
  json: keptJson.optional().describe('Of the rows only what the paths select.'),
  shown: z
    .array(z.record(z.string(), z.string()))
    .optional()
    .describe('The columns to be shown, of the first rows.'),
});

const query = z.strictObject({
  name: z.string(),
  result,
  looked: z.number().nullable().optional().describe('What `atLeast` returned; null: no number.'),
  control: result.optional(),
});

export const sqlIdentity = z.strictObject({
  system: z.string().nullable().describe('System identifier; null if the role may not read it.'),
  database: z.string(),
  user: z.string(),
  version: z.int().describe('150018 for 15.18.'),
  isReplica: z.boolean(),
});

export const sqlEvidence = z.strictObject({
  identity: sqlIdentity,
  queries: z.array(query).describe('Empty also if the database is not the right one.'),
});

export type SqlEvidence = z.infer<typeof sqlEvidence>;
export type QueryEvidence = z.infer<typeof query>;
export type ResultEvidence = z.infer<typeof result>;
export type IdentityEvidence = z.infer<typeof sqlIdentity>;
