/** Whether this is a zone that this Node knows by name. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Milliseconds that clocks of a zone are ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d+):(\d+)/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/**
 * The instant at which a clock of the zone shows `2026-01-05 10:00:00`: the earlier of two, because
 * content that may be older is judged as older. Undefined if it is no such text.
 */
export function readWallTime(text: string, zone: string): string | undefined {
  const wall = Date.parse(`${text.replace(' ', 'T')}Z`);
  if (Number.isNaN(wall)) return undefined;
  const around = [wall - 86_400_000, wall + 86_400_000];
  const guesses = around.map((near) => wall - offsetAt(near, zone));
  const shown = guesses.filter((instant) => instant + offsetAt(instant, zone) === wall);
  return new Date(Math.min(...(shown.length === 0 ? guesses : shown))).toISOString();
}
