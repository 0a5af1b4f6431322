import * as z from 'zod';
import { BLASTS } from '../../domain/blast.ts';
import { OUTCOMES } from '../../domain/outcome.ts';
import { durationSchema } from './duration-schema.ts';
import { environmentName, idSchema, pathGlobs } from './names.ts';
import { retrySchema, soakSchema } from './policy-schema.ts';

export const itemText = z
  .string()
  .regex(/\S/)
  .max(500)
  .describe('The words of the checklist; some text, at most 500 characters.');

const conditionSchema = z
  .strictObject({
    environment: z
      .array(environmentName)
      .min(1)
      .optional()
      .describe('The run is for one of these.'),
    event: z
      .array(z.string().min(1).max(100))
      .min(1)
      .optional()
      .describe('The run was started by one of these events of GitHub, or by `cli`.'),
    paths: pathGlobs
      .optional()
      .describe('The change touches a path that matches one of these globs.'),
    outcome: z
      .record(z.string(), z.array(z.enum(OUTCOMES)).min(1))
      .optional()
      .describe('Items of `needs` ended in one of these ways.'),
  })
  .refine((parts) => Object.keys(parts).length > 0, {
    error: 'needs at least one of `environment`, `event`, `paths`, `outcome`',
  })
  .describe('When the item applies: every part that is written has to hold. At least one part.');

/** The keys that every item may have, beside the one that names its kind. */
export const itemSchema = z.strictObject({
  item: itemText,
  id: idSchema('What other items and comments call it; made from the words if absent.').optional(),
  blocking: z
    .boolean()
    .optional()
    .describe('False: it is reported and holds nothing. Default true.'),
  needs: z
    .array(z.string().min(1).max(100))
    .optional()
    .describe('Ids of items that have to be fine before this one starts.'),
  environments: z
    .array(environmentName)
    .min(1)
    .optional()
    .describe('The environments where it applies; all if absent.'),
  target: environmentName
    .optional()
    .describe('Looks at this environment instead of that of the run.'),
  if: conditionSchema.optional(),
  skip: z
    .string()
    .regex(/\S/)
    .max(1000)
    .optional()
    .describe('Declares that it does not apply, and says why: some text.'),
  timeout: durationSchema('Time for one attempt; 30s, in deployment and rollback 15m.').optional(),
  retry: retrySchema.optional(),
  soak: soakSchema.optional(),
  during: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('Id of the item that it watches: it starts before that one and ends after it.'),
  blast: z
    .enum(BLASTS)
    .optional()
    .describe('What it may change, where you know better than the kind.'),
  tags: z
    .array(z.string().regex(/^[^\s,]{1,50}$/))
    .optional()
    .describe('Words to select it by; no blanks, no commas, at most 50 characters each.'),
  owner: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('The role that confirms it or cares for it.'),
});

/** What `defaults` may set for all items. */
export const defaultsSchema = itemSchema
  .pick({ timeout: true, retry: true, soak: true, blocking: true, owner: true, tags: true })
  .describe(
    'For items that do not say otherwise. `timeout` does not count in deployment and rollback, `retry` and `soak` count for reads only.',
  );

/** Names that no kind may have. */
export const itemKeys: readonly string[] = Object.keys(itemSchema.shape);

export type ItemKeys = z.infer<typeof itemSchema>;
export type ItemDefaults = z.infer<typeof defaultsSchema>;
