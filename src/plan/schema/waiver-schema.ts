import * as z from 'zod';
import { isSameName, MAX_WAIVER_DAYS, WAIVABLE_REASONS } from '../../domain/waiver.ts';
import { environmentName, idSchema } from './names.ts';

z.config({ jitless: true });

const MAX_WAIVERS = 500;

function login(what: string) {
  return z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/)
    .describe(`${what} A GitHub login, without \`@\`.`);
}

function words(what: string) {
  return z.string().regex(/\S/).max(500).describe(what);
}

const waiverSchema = z
  .strictObject({
    item: idSchema('Id of the item that may fail or warn.'),
    reason: z
      .enum(WAIVABLE_REASONS as [string, ...string[]])
      .describe('The one reason that is covered. What could not be measured can’t be waived.'),
    justification: words('Why it may go out all the same; at most 500 characters.'),
    requestedBy: login('Who asked for it.'),
    approvedBy: login('Who approved the pull request that brings this entry; somebody else.'),
    expires: z.iso
      .datetime()
      .describe(
        `When it ends, at most ${MAX_WAIVER_DAYS} days from now: a UTC instant such as \`2026-12-01T00:00:00Z\`.`,
      ),
    environments: z
      .array(environmentName)
      .min(1)
      .optional()
      .describe('Environments that it counts for; all of them if absent.'),
    until: words('What has to happen so that nobody needs it any more.').optional(),
  })
  .refine(({ requestedBy, approvedBy }) => !isSameName(requestedBy, approvedBy), {
    path: ['approvedBy'],
    error: 'has to be somebody else than `requestedBy`',
  })
  .describe('One waiver. `approvedBy` has to be somebody else than `requestedBy`.');

/** The file of waivers. Version 1 only grows. */
export const waiverFileSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of the format: 1.'),
    waivers: z
      .array(waiverSchema)
      .max(MAX_WAIVERS)
      .describe('What may pass although it fails or warns.'),
  })
  .describe('The waivers of a repository.');
