import { describe, expect, it } from '@jest/globals';
import { makeCalendar, makeEvent, runWindow } from './run-window.ts';

const file = { timezone: 'Europe/Berlin', calendar: 'freezes.ics' };

async function at(now: string, calendar: string, means: 'freeze' | 'window' = 'freeze') {
  const { judged } = await runWindow(now, { ...file, calendarMeans: means }, { calendar });
  return judged.outcome;
}

const moved = (range: string) =>
  makeCalendar(
    makeEvent('DTSTART:20260105T080000Z', 'DTEND:20260105T100000Z', 'RRULE:FREQ=WEEKLY'),
    makeEvent(
      `RECURRENCE-ID${range}:20260112T080000Z`,
      'DTSTART:20260113T080000Z',
      'DTEND:20260113T100000Z',
    ),
  );

describe('an event', () => {
  it.each<[string, readonly string[], string, boolean]>([
    [
      'of a day, in the zone of the plan',
      ['DTSTART;VALUE=DATE:20260105'],
      '2026-01-04T23:00Z',
      true,
    ],
    ['… not before', ['DTSTART;VALUE=DATE:20260105'], '2026-01-04T22:59Z', false],
    ['… to its end', ['DTSTART;VALUE=DATE:20260105'], '2026-01-05T22:59Z', true],
    ['… not longer', ['DTSTART;VALUE=DATE:20260105'], '2026-01-05T23:00Z', false],
    [
      'of days, the last excluded',
      ['DTSTART;VALUE=DATE:20260105', 'DTEND;VALUE=DATE:20260107'],
      '2026-01-06T22:59Z',
      true,
    ],
    [
      '… the last',
      ['DTSTART;VALUE=DATE:20260105', 'DTEND;VALUE=DATE:20260107'],
      '2026-01-06T23:00Z',
      false,
    ],
    [
      'of one day, written as its own end',
      ['DTSTART;VALUE=DATE:20260105', 'DTEND;VALUE=DATE:20260105'],
      '2026-01-05T12:00Z',
      true,
    ],
    ['in UTC', ['DTSTART:20260105T080000Z', 'DTEND:20260105T090000Z'], '2026-01-05T08:00Z', true],
    [
      '… its end',
      ['DTSTART:20260105T080000Z', 'DTEND:20260105T090000Z'],
      '2026-01-05T09:00Z',
      false,
    ],
    [
      'in a zone',
      ['DTSTART;TZID=America/New_York:20260105T080000', 'DURATION:PT1H'],
      '2026-01-05T13:30Z',
      true,
    ],
    ['without one', ['DTSTART:20260105T080000', 'DURATION:PT1H'], '2026-01-05T07:30Z', true],
    [
      'cancelled',
      ['DTSTART:20260105T080000Z', 'DURATION:PT1H', 'STATUS:CANCELLED'],
      '2026-01-05T08:30Z',
      false,
    ],
    [
      'that began long ago',
      ['DTSTART;VALUE=DATE:20251101', 'DTEND;VALUE=DATE:20260301'],
      '2026-01-05T12:00Z',
      true,
    ],
    [
      'of each week',
      ['DTSTART;TZID=Europe/Berlin:20250106T080000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY'],
      '2026-07-06T06:30Z',
      true,
    ],
    [
      '… an hour off',
      ['DTSTART;TZID=Europe/Berlin:20250106T080000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY'],
      '2026-07-06T07:30Z',
      false,
    ],
    [
      'of each month’s last Friday',
      ['DTSTART:20250131T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR'],
      '2026-01-30T08:30Z',
      true,
    ],
    [
      'of each December',
      ['DTSTART;VALUE=DATE:20201215', 'DTEND;VALUE=DATE:20210105', 'RRULE:FREQ=YEARLY'],
      '2026-01-03T12:00Z',
      true,
    ],
    [
      'of 29 February, in another year',
      ['DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY'],
      '2026-03-01T12:00Z',
      false,
    ],
    [
      'but for one day',
      ['DTSTART:20260101T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY', 'EXDATE:20260105T080000Z'],
      '2026-01-05T08:30Z',
      false,
    ],
    [
      'but for one, in another zone',
      [
        'DTSTART;TZID=Europe/Berlin:20260101T090000',
        'DURATION:PT1H',
        'RRULE:FREQ=DAILY',
        'EXDATE:20260105T080000Z',
      ],
      '2026-01-05T08:30Z',
      false,
    ],
    [
      'but for one that is none, and one',
      [
        'DTSTART:20260101T080000Z',
        'DURATION:PT1H',
        'RRULE:FREQ=DAILY',
        'EXDATE:20260104T110000Z,20260104T120000Z,20260105T080000Z',
      ],
      '2026-01-05T08:30Z',
      false,
    ],
    [
      'and another day',
      ['DTSTART:20260101T080000Z', 'DURATION:PT1H', 'RDATE:20260105T080000Z'],
      '2026-01-05T08:30Z',
      true,
    ],
    [
      'to a day',
      ['DTSTART:20260101T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20260105'],
      '2026-01-05T08:30Z',
      true,
    ],
    [
      'not beyond it',
      ['DTSTART:20260101T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20260105'],
      '2026-01-06T08:30Z',
      false,
    ],
    [
      'over the double hour',
      ['DTSTART;TZID=Europe/Berlin:20261025T020000', 'DURATION:PT30M'],
      '2026-10-25T01:15Z',
      true,
    ],
  ])('%s', async (_, lines, now, isFrozen) => {
    const outcome = await at(now, makeCalendar(makeEvent(...lines)));
    expect(outcome).toBe(isFrozen ? 'fail' : 'pass');
  });

  it('that is cancelled opens nothing, however it is written', async () => {
    const lines = ['DTSTART:20260105T080000Z', 'DURATION:PT1H'];
    const open = makeCalendar(makeEvent(...lines));
    expect(await at('2026-01-05T08:30Z', open, 'window')).toBe('pass');
    const cancelled = makeCalendar(makeEvent(...lines, 'STATUS:cancelled'));
    expect(await at('2026-01-05T08:30Z', cancelled, 'window')).toBe('fail');
  });

  it.each([
    ['where it was moved to', '', '2026-01-13T09:00Z', 'fail'],
    ['no longer where it was', '', '2026-01-12T09:00Z', 'pass'],
    ['where it stays', '', '2026-01-19T09:00Z', 'fail'],
    ['with all that follow', ';RANGE=THISANDFUTURE', '2026-01-20T09:00Z', 'fail'],
    ['with all that follow, no longer', ';RANGE=THISANDFUTURE', '2026-01-19T09:00Z', 'pass'],
  ])('is %s', async (_, range, now, outcome) => {
    expect(await at(now, moved(range))).toBe(outcome);
  });

  it('that was moved to now from beyond what is looked at', async () => {
    const far = makeEvent(
      'RECURRENCE-ID:20270104T080000Z',
      'DTSTART:20260105T080000Z',
      'DURATION:PT1H',
    );
    const series = makeEvent('DTSTART:20270104T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY');
    expect(await at('2026-01-05T08:30Z', makeCalendar(series, far))).toBe('fail');
  });

  it('is open where events are windows, and only there', async () => {
    const lines = [
      'DTSTART;TZID=Europe/Berlin:20260105T080000',
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY',
    ];
    const calendar = makeCalendar(makeEvent(...lines));
    expect(await at('2026-01-12T07:30Z', calendar, 'window')).toBe('pass');
    expect(await at('2026-01-12T08:00Z', calendar, 'window')).toBe('fail');
  });

  it.each([
    ['ends earlier', '20261025T010000', 'PT90M', '2026-10-25T00:45Z', 'fail'],
    ['begins later', '20261025T023000', 'PT90M', '2026-10-25T00:45Z', 'fail'],
    ['is open between', '20261025T010000', 'PT90M', '2026-10-25T00:15Z', 'pass'],
  ])('as a window over the double hour %s', async (_, start, duration, now, outcome) => {
    const lines = [`DTSTART;TZID=Europe/Berlin:${start}`, `DURATION:${duration}`];
    expect(await at(now, makeCalendar(makeEvent(...lines)), 'window')).toBe(outcome);
  });
});
