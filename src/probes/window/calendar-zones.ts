import { ProbeError } from '../../domain/errors.ts';
import type { CalendarLibrary, Component, Time, Timezone } from './calendar-library.ts';
import { type Choice, findInstant, isZone } from './wall-clock.ts';

/**
 * Makes every TZID of the events a zone. Names of the IANA database mean what they mean everywhere,
 * whatever the file says; others mean what the file's VTIMEZONE says. Throws ProbeError `config` on
 * a TZID that is neither: the library would take it for UTC.
 */
export function settleZones(
  root: Component,
  events: readonly Component[],
  ical: CalendarLibrary,
): void {
  const defined = new Set<unknown>();
  for (const zone of root.getAllSubcomponents('vtimezone')) {
    const name = zone.getFirstPropertyValue('tzid');
    if (isGlobal(name)) root.removeSubcomponent(zone);
    else if (hasOffsets(zone)) defined.add(name);
  }
  for (const name of listNames(events)) {
    if (defined.has(name)) continue;
    if (typeof name !== 'string' || !isZone(name)) refuseZone(name);
    if (!ical.TimezoneService.has(name)) {
      ical.TimezoneService.register(createZone(name, ical), name);
    }
  }
}

/** `CET` or `EST` may be anybody's abbreviation; a name with a slash is the database's. */
function isGlobal(name: unknown): boolean {
  return typeof name === 'string' && name.includes('/') && isZone(name);
}

/** Without an observance the library would count no offset at all. */
function hasOffsets(zone: Component): boolean {
  return zone
    .getAllSubcomponents()
    .some((one) => ['dtstart', 'tzoffsetto', 'tzoffsetfrom'].every((key) => one.hasProperty(key)));
}

function listNames(events: readonly Component[]): ReadonlySet<unknown> {
  const names = events.flatMap((event) =>
    event.getAllProperties().map((property) => property.getParameter('tzid') as unknown),
  );
  return new Set(names.filter((name) => name !== undefined));
}

function refuseZone(name: unknown): never {
  const shown = JSON.stringify(name).slice(0, 100).toWellFormed();
  throw new ProbeError(
    'config',
    `The calendar uses the time zone ${shown}, which nobody defines.`,
    {
      remedy: 'Export it with its VTIMEZONE, or with names of the IANA database (Europe/Berlin).',
    },
  );
}

function createZone(name: string, ical: CalendarLibrary): Timezone {
  class NamedZone extends ical.Timezone {
    override utcOffset(time: Time): number {
      const wall = toWall(time);
      return (wall - findInstant(wall, name, 'earlier')) / 1_000;
    }
  }
  return new NamedZone({ tzid: name });
}

export function toWall(time: Time): number {
  const { year, month, day, hour, minute, second } = time;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The instant of a time of the file; dates and floating times are meant in `zone`. */
export function toInstant(time: Time, zone: string, choice: Choice, ical: CalendarLibrary): number {
  const wall = toWall(time);
  const own = time.zone;
  if (own === ical.Timezone.utcTimezone) return wall;
  if (time.isDate || own === ical.Timezone.localTimezone) return findInstant(wall, zone, choice);
  if (own.component === null) return findInstant(wall, own.tzid, choice);
  return wall - own.utcOffset(time) * 1_000;
}
