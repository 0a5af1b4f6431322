import * as z from 'zod';
import { keptJson } from '../../expect/kept-json.ts';
import { TRANSPORT_REASONS } from '../../toolbox/http/transport-failure.ts';

const failure = z.strictObject({
  reason: z.enum(TRANSPORT_REASONS),
  message: z.string(),
  remedy: z.string().optional(),
});

const endpoint = z.enum(['live', 'ready']);

const sample = z.strictObject({
  count: z.int().min(1).describe('Answers that were exactly like this.'),
  status: z.int().optional().describe('Absent if there was no answer.'),
  headers: z.array(z.tuple([z.string(), z.string()])),
  glance: z.string().describe('Beginning of the body, if the status is not the expected one.'),
  cut: z.boolean().describe('The body was longer than what is read.'),
  json: keptJson.optional(),
  failure: failure.optional(),
});

export const healthEvidence = z.strictObject({
  checks: z.array(
    z.strictObject({
      endpoint,
      instance: z.string().nullable().describe('Null: the address of the environment.'),
      url: z.string(),
      samples: z.array(sample),
      omitted: z.int().min(0).describe('Answers that differed too often to be kept.'),
      timesMs: z.array(z.int().min(0)).describe('How long each answer took.'),
    }),
  ),
  distinct: z.array(z.string()).optional().describe('Different names of instances that answered.'),
  controls: z.array(
    z.strictObject({
      endpoint,
      url: z.string(),
      status: z.int().optional(),
      failure: failure.optional(),
    }),
  ),
});

export type HealthEvidence = z.infer<typeof healthEvidence>;
export type HealthCheck = HealthEvidence['checks'][number];
export type HealthSample = HealthCheck['samples'][number];
