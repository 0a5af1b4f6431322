import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/window/cases.ts';
import { evidence, judge } from '../../../src/probes/window/judge.ts';
import { declaration, type WindowOptions } from '../../../src/probes/window/options.ts';
import { between, judgeAt } from './run-window.ts';

describe('the cases of window', () => {
  it.each(cases)('$title: $outcome', async (one) => {
    const seen = evidence.schema.parse(one.evidence);
    const judged = await judge(seen, declaration.options.parse(one.options) as WindowOptions);
    expect([judged.outcome, judged.reason]).toEqual([one.outcome, one.reason]);
  });
});

describe('a window', () => {
  it.each<[string, object, string, string]>([
    ['opens at its minute', between('UTC', '09:00', '16:30'), '2026-01-05T09:00:00.000Z', 'pass'],
    ['not before', between('UTC', '09:00', '16:30'), '2026-01-05T08:59:59.999Z', 'fail'],
    ['lasts to its end', between('UTC', '09:00', '16:30'), '2026-01-05T16:29:59.999Z', 'pass'],
    ['and not longer', between('UTC', '09:00', '16:30'), '2026-01-05T16:30:00.000Z', 'fail'],
    ['to midnight', between('UTC', '20:00', '24:00'), '2026-01-05T23:59:59.999Z', 'pass'],
    ['not beyond', between('UTC', '20:00', '24:00'), '2026-01-06T00:00:00.000Z', 'fail'],
    [
      'over midnight, before',
      between('UTC', '22:00', '02:00', ['fri']),
      '2026-01-09T23:59Z',
      'pass',
    ],
    [
      'over midnight, after',
      between('UTC', '22:00', '02:00', ['fri']),
      '2026-01-10T01:59Z',
      'pass',
    ],
    [
      'over midnight, its end',
      between('UTC', '22:00', '02:00', ['fri']),
      '2026-01-10T02:00Z',
      'fail',
    ],
    [
      'not the night before',
      between('UTC', '22:00', '02:00', ['fri']),
      '2026-01-09T01:00Z',
      'fail',
    ],
    [
      'to midnight by 00:00',
      between('UTC', '22:00', '00:00', ['sun']),
      '2026-01-11T23:59Z',
      'pass',
    ],
    [
      'of the zone’s day',
      between('Pacific/Kiritimati', '00:00', '02:30', ['tue']),
      '2026-01-05T12:00Z',
      'pass',
    ],
    [
      'not of the day in UTC',
      between('Pacific/Kiritimati', '00:00', '02:30', ['mon']),
      '2026-01-05T12:00Z',
      'fail',
    ],
    ['Berlin in winter', between('Europe/Berlin', '09:00', '10:00'), '2026-03-28T08:30Z', 'pass'],
    ['Berlin in summer', between('Europe/Berlin', '09:00', '10:00'), '2026-03-29T07:30Z', 'pass'],
    [
      'Berlin an hour late',
      between('Europe/Berlin', '09:00', '10:00'),
      '2026-03-29T08:30Z',
      'fail',
    ],
    [
      'New York in summer',
      between('America/New_York', '09:00', '10:00'),
      '2026-03-08T13:30Z',
      'pass',
    ],
    [
      'New York in winter',
      between('America/New_York', '09:00', '10:00'),
      '2026-11-01T14:30Z',
      'pass',
    ],
    [
      'Lord Howe in summer',
      between('Australia/Lord_Howe', '09:00', '09:30'),
      '2026-10-03T22:15Z',
      'pass',
    ],
    [
      'Lord Howe in winter',
      between('Australia/Lord_Howe', '09:00', '09:30'),
      '2026-04-04T22:45Z',
      'pass',
    ],
    [
      'Lord Howe half an hour off',
      between('Australia/Lord_Howe', '09:00', '09:30'),
      '2026-04-04T22:15Z',
      'fail',
    ],
    // The night of the change: 02:00–03:00 comes twice in autumn, never in spring.
    [
      'whole through the change',
      between('Europe/Berlin', '00:00', '06:00'),
      '2026-10-25T01:30Z',
      'pass',
    ],
    [
      'ending in the double hour, once',
      between('Europe/Berlin', '01:00', '02:30'),
      '2026-10-25T00:29Z',
      'pass',
    ],
    [
      '… is over when it comes again',
      between('Europe/Berlin', '01:00', '02:30'),
      '2026-10-25T01:15Z',
      'fail',
    ],
    ['beginning in it', between('Europe/Berlin', '02:30', '04:00'), '2026-10-25T00:45Z', 'fail'],
    [
      '… opens the second time',
      between('Europe/Berlin', '02:30', '04:00'),
      '2026-10-25T01:30Z',
      'pass',
    ],
    [
      'wholly in it is never open',
      between('Europe/Berlin', '02:10', '02:40'),
      '2026-10-25T00:20Z',
      'fail',
    ],
    [
      '… the second time neither',
      between('Europe/Berlin', '02:10', '02:40'),
      '2026-10-25T01:20Z',
      'fail',
    ],
    [
      'wholly in the missing hour',
      between('Europe/Berlin', '02:00', '03:00'),
      '2026-03-29T01:00Z',
      'fail',
    ],
    [
      'beginning in the missing hour',
      between('Europe/Berlin', '02:30', '05:00'),
      '2026-03-29T01:29Z',
      'fail',
    ],
    ['… is open after it', between('Europe/Berlin', '02:30', '05:00'), '2026-03-29T01:30Z', 'pass'],
    [
      'New York’s double hour',
      between('America/New_York', '00:30', '01:30'),
      '2026-11-01T06:15Z',
      'fail',
    ],
    [
      'Lord Howe’s double half hour',
      between('Australia/Lord_Howe', '01:00', '01:45'),
      '2026-04-04T15:10Z',
      'fail',
    ],
  ])('%s', async (_, options, now, outcome) => {
    const judged = await judgeAt(now, options);
    expect([judged.outcome, judged.reason]).toEqual([
      outcome,
      outcome === 'pass' ? undefined : 'outside-window',
    ]);
  });

  it('says what was expected, what the clock shows, and when it opens', async () => {
    const options = between('Europe/Berlin', '09:00', '16:30', ['mon', 'tue']);
    const where = 'window';
    const finding = {
      expected: 'mon, tue 09:00–16:30',
      seen: 'Fri 2026-01-09 15:00 Europe/Berlin',
      where,
    };
    expect(await judgeAt('2026-01-09T14:00Z', options)).toEqual({
      outcome: 'fail',
      reason: 'outside-window',
      summary: `window: expected ${finding.expected}, seen ${finding.seen}.`,
      findings: [finding],
      remedy: 'Wait. Next opening: Mon 2026-01-12 09:00 Europe/Berlin.',
    });
  });
});

describe('what can’t be judged', () => {
  it.each([
    ['a hidden zone', { timezone: '[redacted:TZ]' }],
    ['a hidden time', { windows: [{ days: ['mon'], from: '[redacted:FROM]', to: '16:00' }] }],
    ['a hidden freeze', { freezes: [{ from: '[redacted:A]', to: '2026-01-06', why: 'x' }] }],
  ])('is an error: %s', async (_, hidden) => {
    const options = { ...between('UTC', '09:00', '16:00'), ...hidden } as unknown as WindowOptions;
    const seen = { now: '2026-01-05T10:00:00.000Z', local: '', offset: '', tzdata: '' };
    expect(await judge(seen, options)).toEqual({
      outcome: 'error',
      reason: 'config',
      summary:
        'The times of the plan are hidden in the report. Write them, or name their variables in `public:`.',
      findings: [],
    });
  });
});
