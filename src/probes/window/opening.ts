import { parseDuration } from '../../domain/duration.ts';
import type { WindowEvidence } from './evidence.ts';
import { contains, DAY_MS, type Interval, listWindows, placeFreeze } from './intervals.ts';
import type { WindowOptions } from './options.ts';

/** How far ahead the next opening is looked for, and the calendar is read. */
export const AHEAD_MS = 31 * DAY_MS;

/** When it is open and when it is not, as far as options and evidence say. */
export interface Schedule {
  /** Undefined: no windows are asked for. */
  readonly windows: readonly Interval[] | undefined;
  readonly freezes: readonly Interval[];
  /** Nothing is known of what is after this. */
  readonly until: number;
}

export function makeSchedule(options: WindowOptions, seen: WindowEvidence): Schedule {
  const { timezone, windows, freezes = [], calendarMeans } = options;
  const now = Date.parse(seen.now);
  const span = { from: now, to: now + AHEAD_MS };
  const events = (seen.calendar?.occurrences ?? []).map(({ summary, from, to }) => ({
    from: Date.parse(from),
    to: Date.parse(to),
    name: summary,
  }));
  const isOfWindows = options.calendar !== undefined && calendarMeans === 'window';
  const weekly = listWindows(windows ?? [], timezone, span);
  return {
    windows:
      windows === undefined && !isOfWindows
        ? undefined
        : [...weekly, ...(isOfWindows ? events : [])],
    freezes: [...freezes.map((one) => placeFreeze(one, timezone)), ...(isOfWindows ? [] : events)],
    until: Math.min(
      span.to,
      seen.calendar === undefined ? span.to : Date.parse(seen.calendar.until),
    ),
  };
}

export function isInWindow({ windows }: Schedule, instant: number): boolean {
  return windows === undefined || windows.some((one) => contains(one, instant));
}

export function findFreezes({ freezes }: Schedule, instant: number): readonly Interval[] {
  return freezes.filter((one) => contains(one, instant));
}

export function isOpen(schedule: Schedule, instant: number): boolean {
  return isInWindow(schedule, instant) && findFreezes(schedule, instant).length === 0;
}

/** The first instant after `now` that is open, within `span`; undefined if none is known. */
export function findOpening(
  schedule: Schedule,
  now: number,
  span: { readonly from: number; readonly to: number },
): number | undefined {
  const { windows = [], freezes } = schedule;
  const last = Math.min(span.to, schedule.until - 1);
  return [span.from, ...windows.map((one) => one.from), ...freezes.map((one) => one.to)]
    .filter((at) => at > now && at >= span.from && at <= last)
    .sort((a, b) => a - b)
    .find((at) => isOpen(schedule, at));
}

/** From when to when the announcement counts; undefined if it never will (again). */
export function findNoticeSpan(
  { notice }: WindowOptions,
  seen: WindowEvidence,
): { readonly from: number; readonly to: number } | undefined {
  const now = Date.parse(seen.now);
  if (notice === undefined) return { from: now, to: Number.POSITIVE_INFINITY };
  const at = seen.announcement?.atMs;
  if (at === undefined || at > now) return undefined;
  const to = at + parseDuration(notice.maximum);
  return to < now ? undefined : { from: at + parseDuration(notice.minimum), to };
}

/**
 * Whether what is asked can refuse anything: the control. Each sort of rule must close some moment.
 */
export function canRefuse(schedule: Schedule): boolean {
  const { windows, freezes } = schedule;
  const ends = (windows ?? []).map((one) => one.to);
  const isShutting =
    windows === undefined || windows.length === 0 || ends.some((at) => !isInWindow(schedule, at));
  return isShutting && freezes.every((one) => findFreezes(schedule, one.from).length > 0);
}
