import type { Case } from '../contract.ts';
import type { WindowEvidence } from './evidence.ts';

/** Week days from nine to half past four; the first week of 2026 has its Monday on the 5th. */
const office = {
  timezone: 'Europe/Berlin',
  windows: [{ days: ['mon', 'tue', 'wed', 'thu'], from: '09:00', to: '16:30' }],
};

const at = (now: string, local: string, offset = '+01:00'): WindowEvidence => ({
  now,
  local,
  offset,
  tzdata: '2026a',
});

const monday = at('2026-01-05T09:00:00.000Z', 'Mon 2026-01-05 10:00');

const calendar = (
  occurrences: NonNullable<WindowEvidence['calendar']>['occurrences'],
  events = 3,
): WindowEvidence['calendar'] => ({
  source: 'ops/freezes.ics',
  sha256: 'c0'.repeat(32),
  events,
  occurrences,
  until: '2026-02-05T09:00:00.000Z',
});

const inventory = {
  summary: 'Stocktaking',
  from: '2026-01-05T07:00:00.000Z',
  to: '2026-01-05T17:00:00.000Z',
};

const files = { timezone: 'Europe/Berlin', calendar: 'ops/freezes.ics' };
const notice = { timezone: 'UTC', notice: { issue: 12 } };
const announced = (atMs: number): WindowEvidence => ({
  ...monday,
  announcement: { source: 'issue #12', atMs, by: 'github-actions[bot]', ignored: 0 },
});
const friday = at('2026-01-09T14:00:00.000Z', 'Fri 2026-01-09 15:00');
const emergency = { ...office, emergency: {} };

export const cases: readonly Case<WindowEvidence>[] = [
  {
    title: 'Monday at ten is in a window',
    shows: 'pass',
    options: office,
    evidence: monday,
    outcome: 'pass',
  },
  {
    title: 'Friday afternoon is in no window',
    shows: 'fail',
    options: office,
    evidence: friday,
    outcome: 'fail',
    reason: 'outside-window',
  },
  {
    title: 'At half past four it is closed',
    shows: 'fail',
    options: office,
    evidence: at('2026-01-05T15:30:00.000Z', 'Mon 2026-01-05 16:30'),
    outcome: 'fail',
    reason: 'outside-window',
  },
  {
    title: 'In summer the same UTC time is an hour later: closed',
    shows: 'must-not-pass',
    options: office,
    evidence: at('2026-07-06T14:45:00.000Z', 'Mon 2026-07-06 16:45', '+02:00'),
    outcome: 'fail',
    reason: 'outside-window',
  },
  {
    title: 'A night window that began on Saturday is open early on Sunday',
    shows: 'pass',
    options: { timezone: 'UTC', windows: [{ days: ['sat'], from: '22:00', to: '04:00' }] },
    evidence: at('2026-01-11T03:59:00.000Z', 'Sun 2026-01-11 03:59', '+00:00'),
    outcome: 'pass',
  },
  {
    title: 'In a window, but in a freeze to whose last day it belongs',
    shows: 'must-not-pass',
    options: {
      ...office,
      freezes: [{ from: '2025-12-18', to: '2026-01-05', why: 'Turn of the year' }],
    },
    evidence: monday,
    outcome: 'fail',
    reason: 'outside-window',
  },
  {
    title: 'The day after the freeze',
    shows: 'pass',
    options: {
      ...office,
      freezes: [{ from: '2025-12-18', to: '2026-01-04', why: 'Turn of the year' }],
    },
    evidence: monday,
    outcome: 'pass',
  },
  {
    title: 'The calendar has no event now',
    shows: 'pass',
    options: files,
    evidence: { ...monday, calendar: calendar([]) },
    outcome: 'pass',
  },
  {
    title: 'The calendar says that it is frozen',
    shows: 'fail',
    options: files,
    evidence: { ...monday, calendar: calendar([inventory]) },
    outcome: 'fail',
    reason: 'outside-window',
  },
  {
    title: 'The calendar’s events are the windows, and this is none of them',
    shows: 'fail',
    options: { ...files, calendarMeans: 'window' },
    evidence: { ...monday, calendar: calendar([]) },
    outcome: 'fail',
    reason: 'outside-window',
  },
  {
    title: 'The calendar is empty: the export gives nothing any more',
    shows: 'control',
    options: files,
    evidence: { ...monday, calendar: calendar([], 0) },
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'The calendar was not read',
    shows: 'must-not-pass',
    options: files,
    evidence: monday,
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'Announced a day and an hour ago',
    shows: 'pass',
    options: notice,
    evidence: announced(Date.parse('2026-01-04T08:00:00Z')),
    outcome: 'pass',
  },
  {
    title: 'Announced this morning',
    shows: 'fail',
    options: notice,
    evidence: announced(Date.parse('2026-01-05T07:00:00Z')),
    outcome: 'fail',
    reason: 'threshold',
  },
  {
    title: 'Announced half a year ago: another release',
    shows: 'must-not-pass',
    options: notice,
    evidence: announced(Date.parse('2025-07-05T07:00:00Z')),
    outcome: 'fail',
    reason: 'threshold',
  },
  {
    title: 'The announcement was edited, or is a stranger’s',
    shows: 'must-not-pass',
    options: notice,
    evidence: { ...monday, announcement: { source: 'issue #12', ignored: 2 } },
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'Outside, and the role that may do so has overridden it',
    shows: 'fail',
    options: emergency,
    evidence: {
      ...friday,
      override: {
        state: 'given',
        by: 'mette',
        at: '2026-01-09T13:50:00.000Z',
        reason: 'Customers can’t log in',
      },
    },
    outcome: 'warn',
    reason: 'outside-window',
  },
  {
    title: 'Outside, and whether somebody has overridden it is not known',
    shows: 'must-not-pass',
    options: emergency,
    evidence: { ...friday, override: { state: 'unknown', why: 'GitHub can’t be read.' } },
    outcome: 'fail',
    reason: 'outside-window',
  },
  {
    title: 'Nothing that the calendar has could be refused',
    shows: 'control',
    options: files,
    evidence: {
      ...monday,
      calendar: calendar([{ ...inventory, to: inventory.from }]),
    },
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
];
