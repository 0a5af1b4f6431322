import { describe, expect, it } from '@jest/globals';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { type Listener, startServer } from '../../support/http-server.ts';
import { keepOpen } from '../../support/keep-open.ts';
import { makeCalendar, makeEvent, runWindow } from './run-window.ts';

const keep = keepOpen();
const now = '2026-01-05T09:00:00.000Z';
const day = makeEvent('DTSTART;VALUE=DATE:20260105');
const later = makeCalendar(makeEvent('DTSTART;VALUE=DATE:20260120'));

const read = (calendar: string) =>
  runWindow(now, { timezone: 'UTC', calendar: 'freezes.ics' }, { calendar });

async function fetchFrom(listener: Listener, path = '/team.ics') {
  const { url } = keep(await startServer(listener));
  return runWindow(now, { timezone: 'UTC', calendar: `${url}${path}` });
}

const recurring = (rule: string) =>
  makeCalendar(makeEvent('DTSTART:20200101T000000Z', 'DURATION:PT1S', `RRULE:${rule}`));

describe('a calendar that says nothing for certain', () => {
  it.each([
    ['is empty', ''],
    ['is a page', '<!doctype html><html><body>Sign in</body></html>'],
    ['is cut', makeCalendar(day).slice(0, -20)],
    ['is cut in an event', makeCalendar(day).slice(0, 90)],
    ['is a contact', 'BEGIN:VCARD\r\nEND:VCARD\r\n'],
    ['is two', makeCalendar(day) + makeCalendar(day)],
    ['ends twice', `${makeCalendar(day)}END:VCALENDAR\r\n`],
    ['has an event without a beginning', makeCalendar(makeEvent())],
    [
      'has an event with two',
      makeCalendar(makeEvent('DTSTART:20260105T080000Z', 'DTSTART:20260106T080000Z')),
    ],
    ['has a day that does not exist', makeCalendar(makeEvent('DTSTART;VALUE=DATE:20260230'))],
    ['has an hour that does not exist', makeCalendar(makeEvent('DTSTART:20260105T990000Z'))],
    ['has half a time', makeCalendar(makeEvent('DTSTART:20260105T08'))],
    [
      'has an end that is none',
      makeCalendar(makeEvent('DTSTART:20260105T080000Z', 'DTEND:tomorrow')),
    ],
    ['has a frequency that is none', recurring('FREQ=SOMETIMES')],
    ['has a rule without a frequency', recurring('COUNT=3')],
    [
      'has periods',
      makeCalendar(
        makeEvent('DTSTART:20260105T080000Z', 'RDATE;VALUE=PERIOD:20260105T080000Z/PT1H'),
      ),
    ],
  ])('%s', async (_, calendar) => {
    const error = await catchProbeError(read(calendar));
    expect(['protocol', 'config']).toContain(error.reason);
  });

  it.each([
    'FREQ=SECONDLY',
    'FREQ=HOURLY',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTHDAY=-1',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;UNTIL=20260230',
    'FREQ=DAILY;SKIP=OMIT',
    'FREQ=DAILY;INTERVAL=999999999',
    'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1',
    'FREQ=MONTHLY;BYMONTH=1',
    'FREQ=YEARLY;BYDAY=20MO',
    'FREQ=YEARLY;BYWEEKNO=20',
    'FREQ=YEARLY;BYMONTHDAY=1',
    'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1',
    'FREQ=WEEKLY;BYDAY=MO;COUNT=3',
  ])('recurs in a way that the library gets wrong, or never ends: %s', async (rule) => {
    expect(await catchProbeError(read(recurring(rule)))).toMatchObject({ reason: 'config' });
  });

  it.each([
    ['an exclusion by rule', ['RRULE:FREQ=DAILY', 'EXRULE:FREQ=WEEKLY']],
    ['two rules', ['RRULE:FREQ=DAILY', 'RRULE:FREQ=WEEKLY']],
    ['a rule on an exception', ['RECURRENCE-ID:20260101T080000Z', 'RRULE:FREQ=DAILY']],
    ['an end and a duration', ['DTEND:20260101T090000Z', 'DURATION:PT1H']],
  ])('has %s', async (_, lines) => {
    const calendar = makeCalendar(makeEvent('DTSTART:20260101T080000Z', ...lines));
    const error = await catchProbeError(read(calendar));
    expect(['config', 'protocol']).toContain(error.reason);
  });

  it('is too large, in a file and from a server', async () => {
    const huge = makeCalendar(
      makeEvent(`DESCRIPTION:${'x'.repeat(3_000_000)}`, 'DTSTART:20260105T080000Z'),
    );
    expect(await catchProbeError(read(huge))).toMatchObject({ reason: 'config' });
    const fetched = fetchFrom((_, response) => response.end(huge));
    expect(await catchProbeError(fetched)).toMatchObject({ reason: 'output-limit' });
  });

  it('takes too long to read', async () => {
    const slow = makeCalendar(`X-A${';A="x"'.repeat(340_000)}:1`, day);
    const error = await catchProbeError(read(slow));
    expect(['output-limit', 'protocol']).toContain(error.reason);
  }, 30_000);

  it('has more occurrences than can be worked out', async () => {
    const daily = Array.from({ length: 60 }, () =>
      makeEvent('DTSTART:20200101T080000Z', 'DURATION:PT1M', 'RRULE:FREQ=DAILY'),
    );
    expect(await catchProbeError(read(makeCalendar(...daily)))).toMatchObject({
      reason: 'output-limit',
    });
  });
});

describe('a calendar at an address', () => {
  it('is read, and its address is shown to nobody', async () => {
    const asked: string[] = [];
    const { seen, judged } = await fetchFrom((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.end(later.replace('Freeze', 'Freeze by private-0123456789abcdef'));
    }, '/private-0123456789abcdef/team.ics');
    expect(asked).toEqual(['GET /private-0123456789abcdef/team.ics']);
    expect(judged.outcome).toBe('pass');
    expect(seen.calendar).toMatchObject({
      events: 1,
      source: expect.stringMatching(/^127\.0\.0\.1:/),
    });
    expect(JSON.stringify(seen)).not.toContain('private-0123456789abcdef/');
  });

  it.each<[number, string]>([
    [404, 'config'],
    [403, 'auth'],
    [401, 'auth'],
    [429, 'rate-limited'],
    [503, 'status'],
    [302, 'status'],
    [204, 'status'],
  ])('that answers %i is an error', async (status, reason) => {
    const answered = fetchFrom((_, response) => {
      response.writeHead(status, { location: '/login?token=abcdef' }).end();
    });
    const error = await catchProbeError(answered);
    expect([error.reason, error.message]).toEqual([
      reason,
      expect.stringContaining(String(status)),
    ]);
    expect(error.message).not.toContain('abcdef');
  });

  it('that answers with a page is an error', async () => {
    const answered = fetchFrom((_, response) => response.end('<html>Sign in</html>'));
    expect(await catchProbeError(answered)).toMatchObject({ reason: 'protocol' });
  });

  it('that is a file outside the workspace is an error', async () => {
    const read = runWindow(now, { timezone: 'UTC', calendar: '../../etc/hostname' });
    expect(await catchProbeError(read)).toMatchObject({ reason: 'config' });
  });
});

describe('many events', () => {
  it('are kept within bounds, those of now first', async () => {
    const days = Array.from({ length: 300 }, (_, index) =>
      makeEvent(
        `DTSTART:202601${String(5 + (index % 25)).padStart(2, '0')}T080000Z`,
        'DURATION:PT2H',
      ),
    );
    const { seen, judged } = await read(makeCalendar(...days));
    expect(seen.calendar?.events).toBe(300);
    expect(seen.calendar?.occurrences).toHaveLength(100);
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'outside-window' });
    expect(judged.findings.length).toBeLessThanOrEqual(10);
  });
});
