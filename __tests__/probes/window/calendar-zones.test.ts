import { describe, expect, it } from '@jest/globals';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { makeCalendar, makeEvent, runWindow } from './run-window.ts';

async function at(now: string, calendar: string) {
  const options = { timezone: 'Europe/Berlin', calendar: 'freezes.ics' };
  return (await runWindow(now, options, { calendar })).judged.outcome;
}

const BERLIN = [
  'BEGIN:VTIMEZONE',
  'TZID:W. Europe Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
].join('\n');

/** A zone of a well-known name with a made-up offset. */
const LIAR = BERLIN.replace('W. Europe Standard Time', 'Europe/Berlin')
  .replaceAll('+0100', '+0900')
  .replaceAll('+0200', '+0900');

describe('a zone', () => {
  const inZone = (zone: string) =>
    makeEvent(`DTSTART;TZID=${zone}:20260706T080000`, 'DURATION:PT1H');

  it.each([
    [
      'of the file',
      makeCalendar(BERLIN, inZone('W. Europe Standard Time')),
      '2026-07-06T06:30Z',
      'fail',
    ],
    [
      'of the file, not UTC',
      makeCalendar(BERLIN, inZone('W. Europe Standard Time')),
      '2026-07-06T08:30Z',
      'pass',
    ],
    [
      'that lies about a known name',
      makeCalendar(LIAR, inZone('Europe/Berlin')),
      '2026-07-06T06:30Z',
      'fail',
    ],
    [
      'known, without a definition',
      makeCalendar(inZone('Asia/Tokyo')),
      '2026-07-05T23:30Z',
      'fail',
    ],
  ])('%s', async (_, calendar, now, outcome) => {
    expect(await at(now, calendar)).toBe(outcome);
  });

  it.each([
    ['unknown', makeCalendar(inZone('Middle-earth/Shire'))],
    ['of another file', makeCalendar(inZone('W. Europe Standard Time'))],
    ['an offset', makeCalendar(inZone('"+02:00"'))],
    ['the name of a property', makeCalendar(inZone('__proto__'))],
    [
      'without an offset',
      makeCalendar('BEGIN:VTIMEZONE\nTZID:Mine\nEND:VTIMEZONE', inZone('Mine')),
    ],
    [
      'unknown, of an exception alone',
      makeCalendar(
        makeEvent(
          'DTSTART:20200101T080000Z',
          'RRULE:FREQ=DAILY',
          'EXDATE;TZID=Nowhere:20260706T080000',
        ),
      ),
    ],
  ])('that is %s is an error, not UTC', async (_, calendar) => {
    const error = await catchProbeError(at('2026-07-06T08:30Z', calendar));
    expect([error.reason, error.message]).toEqual(['config', expect.stringContaining('time zone')]);
  });
});
