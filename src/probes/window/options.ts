import * as z from 'zod';
import { DURATION_PATTERN } from '../../domain/duration.ts';
import type { ToolName } from '../../toolbox/toolbox.ts';
import { declareProbe } from '../contract.ts';

const day = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
const time = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const moment = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?$/;

const weekly = z
  .strictObject({
    days: z.array(day).min(1).max(7).describe('The days on which it opens.'),
    from: z
      .string()
      .regex(time, { error: 'Write hours and minutes: "09:00"' })
      .describe('Opens at, on the clock of the zone: `09:00`.'),
    to: z
      .string()
      .regex(/^(?:24:00|(?:[01]\d|2[0-3]):[0-5]\d)$/, { error: 'Write hours and minutes: "16:30"' })
      .describe('Closed from here on. Not later than `from`: on the next day. `24:00`: midnight.'),
  })
  .refine((value) => value.from !== value.to, {
    error: 'It opens and closes at the same time. Write from "00:00" to "24:00" for whole days',
  })
  .describe('A time of the week; `from` and `to` differ.');

const freeze = z.strictObject({
  from: z
    .string()
    .regex(moment, { error: 'Write a date or a date and time: 2026-12-18, 2026-12-18T18:00' })
    .describe('First day (`2026-12-18`) or moment (`2026-12-18T18:00`) in the zone.'),
  to: z
    .string()
    .regex(moment, { error: 'Write a date or a date and time: 2026-12-18, 2026-12-18T18:00' })
    .describe('Last day, which is wholly frozen, or last moment, which still is.'),
  why: z.string().min(1).max(200).describe('What people read who are held up by it.'),
});

const duration = z
  .string()
  .regex(DURATION_PATTERN, { error: 'Write a number and a unit: 24h, 2d, 90m' });

const notice = z
  .strictObject({
    minimum: duration.default('24h').describe('It was announced at least so long ago.'),
    maximum: duration
      .default('30d')
      .describe('An older announcement was of another release, or is forgotten.'),
    announcedAt: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .describe('When it was announced, ISO 8601 with offset: as good as who sets it.'),
    issue: z
      .int()
      .min(1)
      .optional()
      .describe('Issue or pull request with the announcement as a comment: GitHub says when.'),
    mentions: z
      .string()
      .min(4)
      .max(300)
      .optional()
      .describe(
        'Text that the comment must contain, so that it speaks of this release. First 12 digits of the commit if absent.',
      ),
    by: z
      .array(z.string().min(1).max(100))
      .min(1)
      .max(50)
      .default(['github-actions[bot]'])
      .describe('Logins whose comments count; anybody can write in a public issue.'),
  })
  .refine((value) => (value.announcedAt === undefined) !== (value.issue === undefined), {
    error: 'Write either `announcedAt` or `issue`: how the announcement is known',
  })
  .describe('Minimum notice, from either `announcedAt` or a comment of an `issue`.');

const options = z
  .strictObject({
    timezone: z
      .string()
      .min(1)
      .max(100)
      .describe('IANA name of the zone in which all times are meant: `Europe/Berlin`.'),
    windows: z
      .array(weekly)
      .min(1)
      .max(50)
      .optional()
      .describe('Times of the week at which a release may go out; at all times if absent.'),
    freezes: z
      .array(freeze)
      .min(1)
      .max(200)
      .optional()
      .describe('Times at which none may, whatever the windows say.'),
    calendar: z
      .string()
      .min(1)
      .max(2_000)
      .optional()
      .describe('iCalendar file (RFC 5545): a path below the workspace, or an https URL.'),
    calendarMeans: z
      .enum(['freeze', 'window'])
      .default('freeze')
      .describe('What an event of the calendar is.'),
    notice: notice.optional(),
    emergency: z
      .strictObject({
        role: z
          .string()
          .min(1)
          .max(100)
          .default('override')
          .describe('A role that who overrides must have besides the role `override`.'),
      })
      .optional()
      .describe('An `/override` of this commit lets it out all the same, listed as a warning.'),
  })
  .refine(
    (value) => [value.windows, value.freezes, value.calendar, value.notice].some((one) => one),
    {
      error: 'Write `windows`, `freezes`, `calendar` or `notice`: without one nothing is asserted',
    },
  )
  .describe(
    'Times at which the release may go out: at least one of windows, freezes, calendar and notice. A clock time that comes twice or never, when clocks are changed, is read on the closed side.',
  );

export type WindowOptions = z.infer<typeof options>;

const TOOLS = ['clock', 'http', 'files', 'secret', 'subject', 'github', 'approvals'] as const;

export type WindowTool = (typeof TOOLS)[number];

/** An address, where a path is meant otherwise. */
export function isUrl(calendar: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(calendar);
}

/** What these options really need: a run without GitHub can have windows all the same. */
export function listTools(given: WindowOptions): readonly ToolName[] {
  const { calendar, notice: asked, emergency } = given;
  const isFile = calendar !== undefined && !isUrl(calendar);
  return TOOLS.filter((name) => {
    if (name === 'http') return calendar !== undefined && !isFile;
    if (name === 'files') return isFile;
    if (name === 'github') return asked?.issue !== undefined;
    return name !== 'approvals' || emergency !== undefined;
  });
}

export const declaration = declareProbe<WindowOptions>({
  kind: 'window',
  about: {
    question: 'May a release go out at this time, and was it announced early enough?',
    harm: 'It goes out in the Friday evening, the freeze or the campaign in which nobody is there to see it fail.',
    remedy: 'Wait for the next opening, or have the role that may do so override it.',
    control:
      'For windows, freezes and the calendar each, a moment that must be closed is judged by the same rules: if nothing is ever refused, the item is inconclusive. Windows that are open all week are an error of the plan, and a calendar without any event proves nothing.',
    blast: 'read',
    standard: 'RFC 5545 (iCalendar), IANA time zone database',
  },
  options,
  needs: TOOLS,
  needsOf: listTools,
  uses: {},
  findProblems: async (given) => {
    const { findWindowProblems } = await import('./problems.ts');
    return findWindowProblems(given);
  },
});
