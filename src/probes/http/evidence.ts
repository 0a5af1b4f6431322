import * as z from 'zod';
import { findingSchema } from '../../domain/report.ts';
import { hiddenHit } from '../../expect/hidden.ts';
import { keptJson } from '../../expect/kept-json.ts';
import { TRANSPORT_REASONS } from '../../toolbox/http/transport-failure.ts';

const failure = z.strictObject({
  reason: z.enum(TRANSPORT_REASONS),
  message: z.string(),
  remedy: z.string().optional(),
});

const body = z.strictObject({
  text: z.string().describe('The beginning of the decoded body.'),
  truncated: z
    .boolean()
    .describe(
      'The body is longer than this text, or has control characters, which are replaced in it.',
    ),
  chars: z.int().min(0).describe('Characters of the body that were read.'),
  whole: z.boolean().describe('False: the body was longer than what was read of it.'),
  quotes: z
    .array(z.string())
    .describe('Literals of `contains` and `excludes` found behind the text.'),
  absent: z.array(z.string()).describe('Literals that stand nowhere in the whole body.'),
  hidden: z
    .array(hiddenHit)
    .optional()
    .describe('What must not be in the body and is, where this text is not all of it.'),
  searched: z
    .literal(true)
    .optional()
    .describe('`notMatches` was looked for in the whole body, so `hidden` has it if it is there.'),
});

const answer = z.strictObject({
  status: z.int(),
  headers: z.array(z.tuple([z.string(), z.string()])).describe('Those asserted, and a few more.'),
  headersCut: z.boolean().describe('A header that is asserted did not fit in.'),
  body,
  json: keptJson.optional(),
  schema: z.array(findingSchema).optional().describe('What the JSON Schema finds wrong.'),
  totalMs: z.int().min(0),
});

const stepEvidence = z.strictObject({
  method: z.string(),
  url: z.string(),
  hops: z
    .array(z.strictObject({ status: z.int(), method: z.string(), url: z.string() }))
    .describe('Redirects that were followed.'),
  finalUrl: z.string(),
  answer: answer.optional(),
  failure: failure.extend({ afterMs: z.int().min(0) }).optional(),
  problem: findingSchema
    .optional()
    .describe('Why the step could not go on, although there was an answer.'),
});

export const httpEvidence = z.strictObject({
  steps: z.array(stepEvidence).describe('The steps that were run; a flow ends at one that fails.'),
  captures: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .describe('Captured values that are no secrets.'),
  control: z
    .strictObject({ url: z.string(), status: z.int().optional(), failure: failure.optional() })
    .optional(),
});

export type HttpEvidence = z.infer<typeof httpEvidence>;
export type StepEvidence = HttpEvidence['steps'][number];
export type Answer = NonNullable<StepEvidence['answer']>;
export type BodyEvidence = Answer['body'];
export type Problem = NonNullable<StepEvidence['problem']>;
