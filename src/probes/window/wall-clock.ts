/** A wall clock's reading as if it were UTC: milliseconds, so that days can be counted on it. */
export type Wall = number;

/**
 * Which of two instants a reading means that a clock shows twice, or (between them) never: as in
 * Temporal's `disambiguation`.
 */
export type Choice = 'earlier' | 'later';

const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Throws RangeError if there is no such zone. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  if (formats.size < 200) formats.set(zone, made);
  return made;
}

/** Whether this is a zone of the IANA database by its name: an offset such as `+01:00` is none. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What a clock on the wall shows in a zone. */
export function readWall(instant: number, zone: string): Wall {
  const parts = formatOf(zone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((one) => one.type === type)?.value);
  const day = Date.UTC(part('year'), part('month') - 1, part('day'));
  const seconds = (part('hour') * 60 + part('minute')) * 60 + part('second');
  return day + seconds * 1_000 + (((instant % 1_000) + 1_000) % 1_000);
}

/** The instant at which the clock shows this. */
export function findInstant(wall: Wall, zone: string, choice: Choice): number {
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((near) => readWall(near, zone) - near);
  const guesses = offsets.map((offset) => wall - offset);
  const shown = guesses.filter((instant) => readWall(instant, zone) === wall);
  const instants = shown.length === 0 ? guesses : shown;
  return choice === 'earlier' ? Math.min(...instants) : Math.max(...instants);
}

/** The reading at the beginning of that day. */
export function startOfDay(wall: Wall): Wall {
  return Math.floor(wall / DAY_MS) * DAY_MS;
}

export const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** `Fri 2026-01-09 15:00`; seconds only if there are any. */
export function showWall(wall: Wall): string {
  const date = new Date(wall);
  const day = DAYS[date.getUTCDay()] ?? '';
  const [on = '', at = ''] = date.toISOString().split('T');
  const time = at.startsWith('00', 6) ? at.slice(0, 5) : at.slice(0, 8);
  return `${day.charAt(0).toUpperCase()}${day.slice(1)} ${on} ${time}`;
}
