import { describe, expect, it } from '@jest/globals';
import { between, judgeAt } from './run-window.ts';

describe('a freeze', () => {
  const frozen = (from: string, to: string, timezone = 'Europe/Berlin') => ({
    timezone,
    freezes: [{ from, to, why: 'Fair' }],
  });

  it.each<[string, object, string, string]>([
    ['begins with its first day', frozen('2026-01-05', '2026-01-06'), '2026-01-04T23:00Z', 'fail'],
    ['not before', frozen('2026-01-05', '2026-01-06'), '2026-01-04T22:59:59.999Z', 'pass'],
    [
      'has its whole last day',
      frozen('2026-01-05', '2026-01-06'),
      '2026-01-06T22:59:59.999Z',
      'fail',
    ],
    ['and no more', frozen('2026-01-05', '2026-01-06'), '2026-01-06T23:00Z', 'pass'],
    ['of one day', frozen('2026-01-05', '2026-01-05'), '2026-01-05T12:00Z', 'fail'],
    [
      'includes its last moment',
      frozen('2026-01-05T08:00', '2026-01-05T18:00'),
      '2026-01-05T17:00Z',
      'fail',
    ],
    [
      'ends after it',
      frozen('2026-01-05T08:00', '2026-01-05T18:00'),
      '2026-01-05T17:00:00.001Z',
      'pass',
    ],
    [
      'from a moment to a day',
      frozen('2026-01-05T08:00', '2026-01-05'),
      '2026-01-05T22:00Z',
      'fail',
    ],
    [
      'to the double hour’s second end',
      frozen('2026-10-25', '2026-10-25T02:30'),
      '2026-10-25T01:30Z',
      'fail',
    ],
    [
      'from the double hour’s first',
      frozen('2026-10-25T02:30', '2026-10-26'),
      '2026-10-25T00:30Z',
      'fail',
    ],
    [
      'from the missing hour’s beginning',
      frozen('2026-03-29T02:30', '2026-03-30'),
      '2026-03-29T00:30Z',
      'fail',
    ],
    ['of a leap day', frozen('2028-02-29', '2028-02-29', 'UTC'), '2028-02-29T12:00Z', 'fail'],
  ])('%s', async (_, options, now, outcome) => {
    expect((await judgeAt(now, options)).outcome).toBe(outcome);
  });

  it('names itself and the opening behind it, in a window', async () => {
    const options = {
      ...between('UTC', '09:00', '16:00', ['mon', 'thu']),
      freezes: [
        { from: '2026-01-05', to: '2026-01-08', why: 'Fair' },
        { from: '2026-01-12', to: '2026-01-12T10:00', why: 'Audit' },
      ],
    };
    const judged = await judgeAt('2026-01-05T10:00Z', options);
    expect(judged.findings).toEqual([
      {
        expected: 'no freeze',
        seen: '"Fair" from Mon 2026-01-05 00:00 UTC to Fri 2026-01-09 00:00 UTC',
        where: 'freeze',
      },
    ]);
    expect(judged.remedy).toBe('Wait. Next opening: Mon 2026-01-12 10:00 UTC.');
  });

  it('says so if no opening is known', async () => {
    const judged = await judgeAt('2026-01-05T10:00Z', frozen('2026-01-01', '2026-12-31', 'UTC'));
    expect(judged.remedy).toBe('No opening is known before Thu 2026-02-05 10:00 UTC.');
  });
});
