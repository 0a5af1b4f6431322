import * as z from 'zod';
import { TRANSPORT_REASONS } from '../../toolbox/http/transport-failure.ts';

const sample = z.strictObject({
  count: z.int().min(1).describe('Answers that were exactly like this.'),
  status: z.int().optional().describe('Absent if there was no answer.'),
  value: z.string().optional().describe('What stands where the version should.'),
  glance: z.string().describe('Beginning of the body, if there is no such value.'),
  cut: z.boolean().describe('The body was longer than what is read.'),
  cached: z.string().optional().describe('The header by which a cache names itself.'),
  failure: z
    .strictObject({
      reason: z.enum(TRANSPORT_REASONS),
      message: z.string(),
      remedy: z.string().optional(),
    })
    .optional(),
});

export const versionEvidence = z.strictObject({
  expected: z.strictObject({
    kind: z.enum(['commit', 'image', 'text']),
    value: z.string(),
  }),
  checks: z.array(
    z.strictObject({
      instance: z.string().nullable().describe('Null: the address of the environment.'),
      url: z.string(),
      samples: z.array(sample),
      omitted: z.int().min(0).describe('Answers that differed too often to be kept.'),
    }),
  ),
  distinct: z.array(z.string()).optional().describe('Different names of instances that answered.'),
});

export type VersionEvidence = z.infer<typeof versionEvidence>;
export type VersionCheck = VersionEvidence['checks'][number];
export type VersionSample = VersionCheck['samples'][number];
export type ExpectedVersion = VersionEvidence['expected'];
