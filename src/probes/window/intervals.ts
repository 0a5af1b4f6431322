import type { WindowOptions } from './options.ts';
import { type Choice, DAYS, findInstant, readWall, startOfDay, type Wall } from './wall-clock.ts';

/** Instants from `from` on and before `to`, in epoch milliseconds. */
export interface Interval {
  readonly from: number;
  readonly to: number;
  /** What it is, for people. */
  readonly name: string;
}

export const DAY_MS = 86_400_000;

type Weekly = NonNullable<WindowOptions['windows']>[number];
type Freeze = NonNullable<WindowOptions['freezes']>[number];

export function contains(interval: Interval, instant: number): boolean {
  return interval.from <= instant && instant < interval.to;
}

function readTime(text: string): number {
  const [hours, minutes] = text.split(':').map(Number);
  return ((hours ?? Number.NaN) * 60 + (minutes ?? Number.NaN)) * 60_000;
}

/** `Mon–Thu 09:00–16:30`, as written but for the case. */
export function showWeekly({ days, from, to }: Weekly): string {
  return `${days.join(', ')} ${from}–${to}`;
}

/**
 * When weekly windows are open between two instants. Where the clock shows a time twice or never,
 * the later beginning and the earlier end count: an hour is never open on one reading alone.
 */
export function listWindows(
  windows: readonly Weekly[],
  zone: string,
  span: { readonly from: number; readonly to: number },
): readonly Interval[] {
  const first = startOfDay(readWall(span.from, zone)) - 2 * DAY_MS;
  const last = startOfDay(readWall(span.to, zone)) + DAY_MS;
  const found: Interval[] = [];
  for (let midnight = first; midnight <= last; midnight += DAY_MS) {
    const today = DAYS[new Date(midnight).getUTCDay()];
    for (const weekly of windows) {
      if (today === undefined || !weekly.days.includes(today)) continue;
      found.push(placeWeekly(weekly, midnight, zone));
    }
  }
  return found.filter(({ from, to }) => from < to);
}

function placeWeekly(weekly: Weekly, midnight: Wall, zone: string): Interval {
  const opens = readTime(weekly.from);
  const closes = readTime(weekly.to);
  const next = closes <= opens ? DAY_MS : 0;
  return {
    from: findInstant(midnight + opens, zone, 'later'),
    to: findInstant(midnight + next + closes, zone, 'earlier'),
    name: showWeekly(weekly),
  };
}

/** Readings of `2026-12-18` or `2026-12-18T18:00`; NaN if there is no such day or time. */
export function readMoment(text: string): Wall {
  const [date = '', clock = '00:00'] = text.split('T');
  const wall = Date.parse(`${date}T${clock.length === 5 ? `${clock}:00` : clock}Z`);
  // Date.parse takes 31 February for 3 March.
  const isReal = !Number.isNaN(wall) && new Date(wall).toISOString().startsWith(date);
  return isReal ? wall : Number.NaN;
}

/** When a freeze holds: `to` is inclusive, a date to its last moment, a date-time itself. */
export function placeFreeze({ from, to, why }: Freeze, zone: string): Interval {
  const end = to.includes('T')
    ? resolve(readMoment(to), zone, 'later') + 1
    : resolve(readMoment(to) + DAY_MS, zone, 'later');
  return { from: resolve(readMoment(from), zone, 'earlier'), to: end, name: why };
}

function resolve(wall: Wall, zone: string, choice: Choice): number {
  return findInstant(wall, zone, choice);
}

/** Whether a week is open from end to end, so that nothing would ever be refused. */
export function coversWeek(windows: readonly Weekly[]): boolean {
  // A week of summer and winter looks the same in UTC.
  const monday = Date.UTC(2026, 0, 5);
  const span = { from: monday, to: monday + 7 * DAY_MS };
  const open = [...listWindows(windows, 'UTC', span)].sort((a, b) => a.from - b.from);
  let until = span.from;
  for (const one of open) {
    if (one.from > until) return false;
    until = Math.max(until, one.to);
  }
  return until >= span.to;
}
