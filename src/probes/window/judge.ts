import { parseDuration } from '../../domain/duration.ts';
import type { Judgement } from '../../domain/report.ts';
import { concludeMarks, type Mark } from '../../expect/mark.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { type WindowEvidence, windowEvidence } from './evidence.ts';
import { showWeekly } from './intervals.ts';
import {
  AHEAD_MS,
  canRefuse,
  findFreezes,
  findNoticeSpan,
  findOpening,
  isInWindow,
  makeSchedule,
  type Schedule,
} from './opening.ts';
import { declaration, type WindowOptions } from './options.ts';
import { isZone, readWall, showWall } from './wall-clock.ts';

export const evidence: EvidenceShape<WindowEvidence> = { version: 1, schema: windowEvidence };

export const judge: Judge<WindowOptions, WindowEvidence> = (seen, options) => {
  const problem = findUnreadable(options);
  if (problem !== undefined) return refuse('error', 'config', problem);
  const schedule = makeSchedule(options, seen);
  const marks = [
    ...judgeTimes(schedule, seen, options),
    ...judgeNotice(seen, options),
    ...judgeCalendar(seen, options),
    ...judgeControl(schedule),
  ];
  const judged = concludeMarks(marks);
  if (judged === undefined)
    return { outcome: 'pass', summary: describePass(seen, options), findings: [] };
  if (judged.outcome !== 'fail') return judged;
  // Nobody overrides what is not known.
  const isOnlyClosed = marks.every((mark) => mark.outcome === 'fail');
  const answered = isOnlyClosed ? judgeOverride(judged, seen, options) : judged;
  return { ...answered, remedy: answered.remedy ?? advise(schedule, seen, options) };
};

/** A secret may have taken the place of a time: what is left must not be judged. */
function findUnreadable(options: WindowOptions): string | undefined {
  if (isZone(options.timezone) && declaration.options.safeParse(options).success) return undefined;
  return 'The times of the plan are hidden in the report. Write them, or name their variables in `public:`.';
}

function refuse(outcome: 'error', reason: 'config', summary: string): Judgement {
  return { outcome, reason, summary, findings: [] };
}

function showLocal(instant: number, { timezone }: WindowOptions): string {
  return `${showWall(readWall(instant, timezone))} ${timezone}`;
}

function judgeTimes(
  schedule: Schedule,
  seen: WindowEvidence,
  options: WindowOptions,
): readonly Mark[] {
  const now = Date.parse(seen.now);
  const marks: Mark[] = [];
  const close = (expected: string, what: string, where: string): void => {
    const finding = { expected, seen: what, where };
    marks.push({ outcome: 'fail', reason: 'outside-window', finding });
  };
  if (!isInWindow(schedule, now)) {
    const times = (options.windows ?? []).map(showWeekly);
    const events =
      options.calendarMeans === 'window' && options.calendar ? ['an event of the calendar'] : [];
    close([...times, ...events].join(' or ').slice(0, 400), showLocal(now, options), 'window');
  }
  for (const { name, from, to } of findFreezes(schedule, now).slice(0, 10)) {
    const what = `${JSON.stringify(name)} from ${showLocal(from, options)} to ${showLocal(to, options)}`;
    close('no freeze', what, 'freeze');
  }
  return marks;
}

function judgeNotice(seen: WindowEvidence, { notice }: WindowOptions): readonly Mark[] {
  if (notice === undefined) return [];
  const { announcement } = seen;
  const { minimum, maximum } = notice;
  const expected = `announced at least ${minimum} ago, at most ${maximum}`;
  const where = announcement?.source ?? 'notice';
  const fail = (reason: Mark['reason'], what: string): readonly Mark[] => [
    { outcome: 'fail', reason, finding: { expected, seen: what, where } },
  ];
  if (announcement === undefined) {
    const finding = { expected, seen: 'no announcement in the evidence', where };
    return [{ outcome: 'inconclusive', reason: 'no-data', finding }];
  }
  const { atMs, by, ignored } = announcement;
  if (atMs === undefined) {
    const others = ignored === 0 ? '' : ` (${ignored} that fit were edited, or are of others)`;
    return fail('assertion', `no announcement${others}`);
  }
  const ageMs = Date.parse(seen.now) - atMs;
  const what = showAnnouncement(atMs, by);
  if (ageMs < 0) return fail('assertion', `in the future: ${what}`);
  const isInTime = ageMs >= parseDuration(minimum) && ageMs <= parseDuration(maximum);
  return isInTime ? [] : fail('threshold', what);
}

/** Evidence that lacks the calendar, or one that holds nothing, says nothing. */
function judgeCalendar(seen: WindowEvidence, options: WindowOptions): readonly Mark[] {
  if (options.calendar === undefined || (seen.calendar?.events ?? 0) > 0) return [];
  const what = seen.calendar === undefined ? 'none in the evidence' : 'none at all';
  const finding = { expected: 'events in the calendar', seen: what, where: 'calendar' };
  const remedy = 'Look whether the address still gives the right calendar; a past event is enough.';
  return [{ outcome: 'inconclusive', reason: 'no-data', finding, remedy }];
}

function judgeControl(schedule: Schedule): readonly Mark[] {
  if (canRefuse(schedule)) return [];
  const finding = { expected: 'a moment that is closed', seen: 'none', where: 'control' };
  return [{ outcome: 'inconclusive', reason: 'control-failed', finding }];
}

/** What an override makes of a closed window: nothing, if there is none to look for. */
function judgeOverride(
  judged: Judgement,
  { override }: WindowEvidence,
  { emergency }: WindowOptions,
): Judgement {
  if (emergency === undefined || override === undefined) return judged;
  const { state, by, reason, why = 'nobody knows why.' } = override;
  if (state === 'unknown') {
    const summary = `Closed, and overrides could not be read: ${why} ${judged.summary}`;
    return { ...judged, summary: summary.slice(0, 600).toWellFormed() };
  }
  // A name and a reason are what makes it one.
  if (state !== 'given' || by === undefined || reason === undefined) return judged;
  const summary = `Overridden by ${by} (${emergency.role}): ${reason} — ${judged.summary}`;
  return {
    outcome: 'warn',
    reason: judged.reason,
    summary: summary.slice(0, 600).toWellFormed(),
    findings: judged.findings.map((one) => ({ ...one, limit: 'warn' as const })),
    remedy: 'Review the override when the emergency is over.',
  };
}

function advise(schedule: Schedule, seen: WindowEvidence, options: WindowOptions): string {
  const now = Date.parse(seen.now);
  const { emergency, notice } = options;
  const who = emergency === undefined ? '' : ` Or \`/override\` it, as ${emergency.role}.`;
  const span = findNoticeSpan(options, seen);
  if (span === undefined) return `Announce it first, ${notice?.minimum} ahead.${who}`;
  const at = findOpening(schedule, now, span);
  if (at !== undefined) return `Wait. Next opening: ${showLocal(at, options)}.${who}`;
  const until = Math.max(now, Math.min(schedule.until, now + AHEAD_MS, span.to));
  return `No opening is known before ${showLocal(until, options)}.${who}`;
}

function describePass(seen: WindowEvidence, options: WindowOptions): string {
  const { windows, freezes } = options;
  const { calendar, announcement } = seen;
  const parts = [
    ...(windows === undefined ? [] : ['in a window']),
    ...(freezes === undefined ? [] : [`outside ${count(freezes.length, 'freeze')}`]),
    ...(calendar === undefined ? [] : [`calendar of ${count(calendar.events, 'event')} allows it`]),
    ...(announcement?.atMs === undefined
      ? []
      : [`announced ${showAnnouncement(announcement.atMs, announcement.by)}`]),
  ];
  return `${showLocal(Date.parse(seen.now), options)}: ${parts.join(', ')}.`;
}

function count(amount: number, word: string): string {
  return `${amount} ${word}${amount === 1 ? '' : 's'}`;
}

function showAnnouncement(atMs: number, by: string | undefined): string {
  const at = new Date(atMs).toISOString();
  return by === undefined ? at : `${at} by ${by}`;
}
