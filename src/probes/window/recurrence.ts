import { ProbeError } from '../../domain/errors.ts';
import type { Component, Property, Recur, Time } from './calendar-library.ts';

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

const KNOWN = ['freq', 'interval', 'count', 'until', 'wkst', 'bymonth', 'bymonthday', 'byday'];

/** Parts that may stand together; the library misses days of what is not here. */
const TRUSTED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  DAILY: [['BYMONTH', 'BYDAY']],
  WEEKLY: [['BYMONTH', 'BYDAY']],
  MONTHLY: [['BYMONTHDAY'], ['BYDAY']],
  YEARLY: [
    ['BYMONTH', 'BYMONTHDAY'],
    ['BYMONTH', 'BYDAY'],
  ],
};

/**
 * Rules of an event. Throws ProbeError `config` on one that the library does not work out as
 * RFC 5545 says: a day that it misses would be a freeze that nobody sees.
 */
export function readRules(event: Component): readonly Recur[] {
  if (event.hasProperty('exrule')) refuseRule('EXRULE');
  if (event.getAllProperties('rrule').length > 1) refuseRule('two RRULE in one event');
  const start = event.getFirstPropertyValue('dtstart') as Time;
  return event.getAllProperties('rrule').map((property) => {
    const rule = property.getFirstValue() as Recur;
    if (!isTrusted(rule) || !isWhole(property, rule)) refuseRule(rule.toString());
    if (rule.count !== null && !isCountable(start, rule)) {
      refuseRule(`${rule.toString()} and a DTSTART that may not be counted`);
    }
    return rule;
  });
}

/**
 * Whether a beginning that is not of the rule counts is left open by the RFC; and the library
 * counts days that a month does not have.
 */
function isCountable(start: Time, rule: Recur): boolean {
  return fitsRule(start, rule, start) && (rule.freq !== 'YEARLY' || start.day <= 28);
}

/** The library drops parts that it does not know, and counts on beyond the end of a month. */
function isWhole(property: Property, { count, until }: Recur): boolean {
  const written = (property.jCal as unknown[])[3] as Record<string, unknown>;
  if (!Object.keys(written).every((key) => KNOWN.includes(key))) return false;
  if (count !== null && count < 1) return false;
  return until === null || until.toString() === written['until'];
}

function refuseRule(what: string): never {
  const shown = what.slice(0, 150).toWellFormed();
  const message = `The calendar has a recurrence that can’t be worked out for certain: ${shown}.`;
  throw new ProbeError('config', message, {
    remedy: 'Write it by days, weeks, months or years with fewer parts, or as several events.',
  });
}

function isTrusted(rule: Recur): boolean {
  const { freq, parts, interval } = rule;
  if (!(interval >= 1 && interval <= 1_000)) return false;
  const names = Object.keys(parts);
  const sets = Object.hasOwn(TRUSTED, freq) ? TRUSTED[freq] : undefined;
  if (!sets?.some((set) => names.every((name) => set.includes(name)))) return false;
  const isNumbered = partOf(rule, 'BYDAY').some((one) => /\d/.test(one));
  if (isNumbered) return freq === 'MONTHLY' || (freq === 'YEARLY' && names.includes('BYMONTH'));
  if (freq !== 'YEARLY' || names.length === 0) return true;
  return names.includes('BYMONTH') && partOf(rule, 'BYMONTHDAY').every((day) => Number(day) > 0);
}

function partOf({ parts }: Recur, name: string): readonly string[] {
  return ((parts as Record<string, unknown[] | undefined>)[name] ?? []).map(String);
}

/** Whether a time is of the rule at all: the library makes 1 March of a 29 February. */
export function fitsRule(time: Time, rule: Recur, start: Time): boolean {
  const months = partOf(rule, 'BYMONTH');
  const days = partOf(rule, 'BYMONTHDAY');
  const weekdays = partOf(rule, 'BYDAY').map((one) => one.slice(-2));
  if (months.length > 0 && !months.includes(String(time.month))) return false;
  if (weekdays.length > 0 && !weekdays.includes(WEEKDAYS[time.dayOfWeek() - 1] ?? '')) return false;
  if (days.length > 0) return days.some((day) => isDay(time, Number(day)));
  const isOfDate = ['MONTHLY', 'YEARLY'].includes(rule.freq) && weekdays.length === 0;
  return !isOfDate || time.day === start.day;
}

function isDay({ year, month, day }: Time, wanted: number): boolean {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day === (wanted < 0 ? length + 1 + wanted : wanted);
}
