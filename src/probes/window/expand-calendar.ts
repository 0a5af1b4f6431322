import { ProbeError } from '../../domain/errors.ts';
import type { CalendarLibrary, Component, Event, Recur, Time } from './calendar-library.ts';
import { settleZones, toInstant, toWall } from './calendar-zones.ts';
import { checkTimes, hasTime, isSameTime, readTimes, type TimeSet } from './event-times.ts';
import { DAY_MS, type Interval } from './intervals.ts';
import { fitsRule, readRules } from './recurrence.ts';

/** What of a calendar is looked at, and how its times are read. */
export interface CalendarQuestion {
  /** Zone of dates, and of times without one. */
  readonly zone: string;
  readonly means: 'freeze' | 'window';
  readonly from: number;
  readonly to: number;
}

export interface Expanded {
  readonly events: number;
  /** What is not over at `from` and begins before `to`, by beginning. */
  readonly occurrences: readonly Interval[];
}

/** Occurrences that are worked out, past ones too; a rule by the second has more in two days. */
const MAX_STEPS = 100_000;

/** `RANGE=THISANDFUTURE` moves what comes; beyond this it is not looked for. */
const LARGEST_MOVE_MS = 62 * DAY_MS;

/**
 * The events of an iCalendar text (RFC 5545). Throws ProbeError, or what the library throws: a
 * calendar that is not understood to its end says nothing. May take long; see `runBounded`.
 */
export function expandCalendar(
  text: string,
  question: CalendarQuestion,
  ical: CalendarLibrary,
): Expanded {
  const parsed = ical.parse(text.replace(/^\uFEFF/, '')) as unknown[];
  // The library forgives an end too many, and goes on behind it.
  const ends = text.match(/^END:VCALENDAR[ \t]*$/gim) ?? [];
  if (parsed[0] !== 'vcalendar' || ends.length !== 1) {
    throw new ProbeError('protocol', 'The file is not one iCalendar object (BEGIN:VCALENDAR).');
  }
  const root = new ical.Component(parsed);
  const events = root.getAllSubcomponents('vevent');
  settleZones(root, events, ical);
  for (const event of events) checkTimes(event);
  const expansion = new Expansion(ical, question);
  expansion.addAll(events);
  const occurrences = expansion.found.sort((a, b) => a.from - b.from);
  return { events: events.length, occurrences };
}

class Expansion {
  readonly found: Interval[] = [];
  readonly #ical: CalendarLibrary;
  readonly #question: CalendarQuestion;
  readonly #isFreeze: boolean;
  #steps = 0;

  constructor(ical: CalendarLibrary, question: CalendarQuestion) {
    this.#ical = ical;
    this.#question = question;
    this.#isFreeze = question.means === 'freeze';
  }

  addAll(events: readonly Component[]): void {
    const moved = Map.groupBy(
      events.filter((one) => one.hasProperty('recurrence-id')),
      (one) => one.getFirstPropertyValue('uid'),
    );
    for (const one of events) {
      const isMoved = one.hasProperty('recurrence-id');
      const exceptions = isMoved ? [] : (moved.get(one.getFirstPropertyValue('uid')) ?? []);
      const event = new this.#ical.Event(one, { exceptions: [...exceptions] });
      this.#step();
      if (isMoved || !event.isRecurring()) this.#place(event, event.startDate, event.endDate);
      else this.#addRecurring(event);
    }
  }

  #addRecurring(event: Event): void {
    const { component, startDate } = event;
    const rules = readRules(component);
    const extra = readTimes(component, 'rdate');
    const excluded = readTimes(component, 'exdate');
    // What begins a series is of it, even if its rule says otherwise.
    if (this.#isFreeze) this.#addOf(event, startDate, excluded);
    if (this.#isFreeze) includeLastDay(rules, startDate);
    const last = this.#question.to + LARGEST_MOVE_MS;
    const iterator = event.iterator();
    for (let time = iterator.next(); time; time = iterator.next()) {
      this.#step();
      if (toWall(time) > last) return;
      const isOf = hasTime(extra, time) || rules.some((rule) => fitsRule(time, rule, startDate));
      if (isOf) this.#addOf(event, time, excluded);
    }
  }

  #addOf(event: Event, time: Time, excluded: TimeSet): void {
    if (hasTime(excluded, time)) return;
    const { item, startDate, endDate } = event.getOccurrenceDetails(time);
    // An occurrence that was moved stands in the file, and is added from there.
    if (item.isRecurrenceException() && isSameTime(time, item.recurrenceId)) return;
    this.#place(item, startDate, endDate);
  }

  /** An hour that a clock shows twice or never is closed; so is what two readings differ about. */
  #place(item: Event, start: Time, end: Time): void {
    const status = String(item.component.getFirstPropertyValue('status'));
    if (status.toUpperCase() === 'CANCELLED') return;
    const from = this.#resolve(start, this.#isFreeze ? 'earlier' : 'later');
    const ends = [this.#resolve(end, this.#isFreeze ? 'later' : 'earlier')];
    if (item.component.hasProperty('dtend') && !start.isDate) {
      // After clocks were changed, the same hours are not the same time.
      const first = this.#resolve(item.startDate, 'earlier');
      ends.push(from + this.#resolve(item.endDate, 'earlier') - first);
    }
    // Some write the last day instead of the one after it.
    if (this.#isFreeze && start.isDate) ends.push(this.#resolve(addDay(start), 'later'));
    const to = this.#isFreeze ? Math.max(...ends) : Math.min(...ends);
    const { from: now, to: until } = this.#question;
    if (to <= now || from >= until || from >= to) return;
    this.found.push({ from, to, name: nameOf(item) });
  }

  #resolve(time: Time, choice: 'earlier' | 'later'): number {
    return toInstant(time, this.#question.zone, choice, this.#ical);
  }

  #step(): void {
    this.#steps += 1;
    if (this.#steps <= MAX_STEPS) return;
    throw new ProbeError('output-limit', `The calendar has more than ${MAX_STEPS} occurrences.`, {
      remedy: 'Leave out what recurs by the hour or oftener, or begin it later.',
    });
  }
}

function addDay(time: Time): Time {
  const next = time.clone();
  next.adjust(1, 0, 0, 0);
  return next;
}

/** `UNTIL=20260105` of a series with times means that day as well, to many who write it. */
function includeLastDay(rules: readonly Recur[], start: Time): void {
  for (const { until } of rules) {
    if (!until?.isDate || start.isDate) continue;
    until.isDate = false;
    until.zone = start.zone;
    until.adjust(1, 0, 0, 0);
  }
}

function nameOf(item: Event): string {
  const name = String(item.component.getFirstPropertyValue('summary') ?? '').trim();
  return name.replace(/\s+/g, ' ').slice(0, 100).toWellFormed() || 'an event without a name';
}
