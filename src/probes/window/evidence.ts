import * as z from 'zod';

const instant = z.iso.datetime();

const occurrence = z.strictObject({ summary: z.string(), from: instant, to: instant });

export const windowEvidence = z.strictObject({
  now: instant.describe('What the judgement is about.'),
  local: z.string().describe('What the clock of the zone showed.'),
  offset: z.string().describe('The zone’s offset from UTC, `+01:00`.'),
  tzdata: z.string().describe('Version of the time zone database.'),
  calendar: z
    .strictObject({
      source: z.string().describe('The path, or the host of the address.'),
      sha256: z.string(),
      events: z.int().min(0).describe('Events in the file, past ones and cancelled ones too.'),
      occurrences: z.array(occurrence).describe('From now on, by their beginning.'),
      until: instant.describe('All occurrences that begin before this are here.'),
    })
    .optional(),
  announcement: z
    .strictObject({
      source: z.string(),
      // A number, because a text that came from a variable is redacted.
      atMs: z.number().optional().describe('Epoch milliseconds; absent if there is none.'),
      by: z.string().optional(),
      url: z.string().optional(),
      ignored: z.int().min(0).describe('Comments that fit, but were edited or are of others.'),
    })
    .optional(),
  override: z
    .strictObject({
      state: z.enum(['given', 'none', 'unknown']),
      by: z.string().optional(),
      at: z.string().optional(),
      reason: z.string().optional(),
      why: z.string().optional().describe('Why there is none, or why that is not known.'),
    })
    .optional(),
});

export type WindowEvidence = z.infer<typeof windowEvidence>;
