import { ProbeError } from '../../domain/errors.ts';
import type { Component, Property, Time } from './calendar-library.ts';

const TIMES = ['dtstart', 'dtend', 'recurrence-id', 'exdate', 'rdate'];

/** Times by what they are compared by: an instant, or a day where only that is given. */
export type TimeSet = ReadonlySet<string>;

/**
 * Throws ProbeError `protocol` if an event has no beginning, or a time that does not exist: the
 * library would count on and take 30 February for 2 March.
 */
export function checkTimes(event: Component): void {
  if (!event.hasProperty('dtstart')) refuse('an event without DTSTART');
  for (const name of TIMES) {
    for (const property of event.getAllProperties(name)) checkTime(property);
  }
  if (event.getAllProperties('dtstart').length > 1) refuse('an event with two DTSTART');
  if (
    event.hasProperty('recurrence-id') &&
    (event.hasProperty('rrule') || event.hasProperty('rdate'))
  ) {
    refuse('a RECURRENCE-ID with a recurrence of its own');
  }
  if (event.hasProperty('dtend') && event.hasProperty('duration')) {
    refuse('an event with DTEND and DURATION');
  }
}

function checkTime(property: Property): void {
  const written = (property.jCal as unknown[]).slice(3);
  const read = property.getValues() as unknown[];
  for (const [index, text] of written.entries()) {
    if (typeof text === 'string' && String(read[index]) === text) continue;
    const shown = JSON.stringify(text).slice(0, 60).toWellFormed();
    refuse(`${property.name.toUpperCase()} ${shown}, which is no date or time`);
  }
}

function refuse(what: string): never {
  throw new ProbeError('protocol', `The calendar has ${what}.`, {
    remedy: 'Correct the calendar, or export it anew.',
  });
}

/** The times of a property that may come often, such as EXDATE. */
export function readTimes(event: Component, name: string): TimeSet {
  const isOfDays = (event.getFirstPropertyValue('dtstart') as Time).isDate;
  const times = event.getAllProperties(name).flatMap((one) => one.getValues() as Time[]);
  return new Set(times.map((time) => (isOfDays ? dayOf(time) : keyOf(time))));
}

function dayOf(time: Time): string {
  return time.toString().slice(0, 10);
}

function keyOf(time: Time): string {
  return time.isDate ? dayOf(time) : String(time.toUnixTime());
}

export function hasTime(times: TimeSet, time: Time): boolean {
  return times.has(keyOf(time)) || times.has(dayOf(time));
}

export function isSameTime(a: Time, b: Time): boolean {
  return keyOf(a) === keyOf(b);
}
