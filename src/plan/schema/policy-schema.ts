import * as z from 'zod';
import { DURATION_PATTERN, parseDuration } from '../../domain/duration.ts';
import { durationSchema } from './duration-schema.ts';

/** Every sample keeps its evidence, so their number is bounded. */
export const MAX_SAMPLES = 1000;

const retryParts = z
  .strictObject({
    on: z
      .array(z.enum(['transport', 'error', 'inconclusive', 'fail']))
      .min(1)
      .optional()
      .describe('After which endings it is tried again; `[transport]` if absent.'),
    within: durationSchema(
      'No attempt starts later than this after the first; 30s if absent.',
    ).optional(),
    every: durationSchema('Pause between two attempts; 1s if absent.').optional(),
    attempts: z
      .int()
      .min(1)
      .max(MAX_SAMPLES)
      .optional()
      .describe('Attempts at most, the first one counted; as many as `within` holds if absent.'),
  })
  .describe('How the item is tried again.');

export const retrySchema = z
  .union([z.literal(false), retryParts])
  .describe(
    'How the item is tried again; `false`: never. Without it only reads are, thrice at most.',
  );

interface SoakText {
  readonly for: string;
  readonly every: string;
  readonly consecutive: number;
}

/** Samples that fit: one at the start and one after each pause. */
export function countSamples(forMs: number, everyMs: number): number {
  return Math.floor(forMs / everyMs) + 1;
}

function fitsIn(soak: SoakText): boolean {
  if (!DURATION_PATTERN.test(soak.for) || !DURATION_PATTERN.test(soak.every)) return true;
  const samples = countSamples(parseDuration(soak.for), parseDuration(soak.every));
  return samples >= Math.max(2, soak.consecutive) && samples <= MAX_SAMPLES;
}

const soakParts = z
  .strictObject({
    for: durationSchema('How long samples are taken.'),
    every: durationSchema('Pause between two samples.'),
    consecutive: z
      .int()
      .min(1)
      .default(1)
      .describe('This many passes in a row have to end the soak.'),
    failureLimit: z.int().min(0).default(0).describe('Failed samples that are tolerated.'),
    errorLimit: z
      .int()
      .min(0)
      .default(1)
      .describe('Samples that could not be measured and are tolerated.'),
  })
  .refine(fitsIn, {
    error: `has to hold at least 2 samples, at least \`consecutive\` of them and at most ${MAX_SAMPLES}: change \`for\` or \`every\``,
  })
  .describe(
    `Samples over a time, all of which count. At least 2 and \`consecutive\` samples, at most ${MAX_SAMPLES}.`,
  );

export const soakSchema = z
  .union([z.literal(false), soakParts])
  .describe(
    'Samples over a time instead of one attempt; `false`: none, even if `defaults` has one.',
  );
