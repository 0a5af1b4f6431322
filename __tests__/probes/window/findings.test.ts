import { describe, expect, it } from '@jest/globals';
import type { Finding, Judgement } from '../../../src/domain/report.ts';
import type { WindowEvidence } from '../../../src/probes/window/evidence.ts';
import { evidence, judge } from '../../../src/probes/window/judge.ts';
import { declaration, type WindowOptions } from '../../../src/probes/window/options.ts';
import { between } from './run-window.ts';

const now = '2026-01-05T10:00:00.000Z';
const NOW = Date.parse(now);
const HOUR = 3_600_000;
const office = between('UTC', '09:00', '16:00', ['mon']);
const night = between('UTC', '20:00', '22:00', ['mon']);
const CALENDAR = 'freezes.ics';

function judgeWith(options: object, more: Partial<WindowEvidence> = {}) {
  const seen = evidence.schema.parse({ now, local: '', offset: '', tzdata: '', ...more });
  return judge(seen, declaration.options.parse(options) as WindowOptions);
}

function calendar(
  events: number,
  ...occurrences: NonNullable<WindowEvidence['calendar']>['occurrences']
): Partial<WindowEvidence> {
  const until = '2026-02-05T10:00:00.000Z';
  return { calendar: { source: CALENDAR, sha256: '0', events, occurrences, until } };
}

const fair = { summary: 'Fair', from: '2026-01-05T09:00:00.000Z', to: '2026-01-05T12:00:00.000Z' };

/** All that a judgement is, but for its summary, which tells its first finding. */
function conclude(
  outcome: 'fail' | 'inconclusive',
  reason: Judgement['reason'],
  finding: Finding,
  remedy?: string,
) {
  const { where, expected, seen } = finding;
  const summary = `${where}: expected ${expected}, seen ${seen}.`;
  return { outcome, reason, summary, findings: [finding], ...(remedy ? { remedy } : {}) };
}

describe('the notice', () => {
  const notice = { timezone: 'UTC', notice: { issue: 12, minimum: '24h', maximum: '2d' } };
  const announced = (ageMs: number | undefined, by?: string, ignored = 0) => ({
    announcement: {
      source: 'issue #12',
      ignored,
      ...(ageMs === undefined ? {} : { atMs: NOW - ageMs }),
      ...(by === undefined ? {} : { by }),
    },
  });
  const expected = 'announced at least 24h ago, at most 2d';
  const first = 'Announce it first, 24h ahead.';

  it.each<[string, number, string | undefined, string]>([
    ['is just old enough', 24 * HOUR, undefined, '2026-01-04T10:00:00.000Z'],
    ['is just young enough', 48 * HOUR, 'ana', '2026-01-03T10:00:00.000Z by ana'],
  ])('passes where it %s', async (_, ageMs, by, shown) => {
    expect(await judgeWith(notice, announced(ageMs, by))).toEqual({
      outcome: 'pass',
      summary: `Mon 2026-01-05 10:00 UTC: announced ${shown}.`,
      findings: [],
    });
  });

  it.each<[string, ReturnType<typeof announced>, 'threshold' | 'assertion', string, string]>([
    [
      'is a moment too young',
      announced(24 * HOUR - 1, 'ana'),
      'threshold',
      '2026-01-04T10:00:00.001Z by ana',
      'Wait. Next opening: Mon 2026-01-05 10:00 UTC.',
    ],
    [
      'is a moment too old',
      announced(48 * HOUR + 1),
      'threshold',
      '2026-01-03T09:59:59.999Z',
      first,
    ],
    [
      'is of this moment',
      announced(0),
      'threshold',
      '2026-01-05T10:00:00.000Z',
      'Wait. Next opening: Tue 2026-01-06 10:00 UTC.',
    ],
    [
      'is of the next moment',
      announced(-1),
      'assertion',
      'in the future: 2026-01-05T10:00:00.001Z',
      first,
    ],
    ['is none', announced(undefined), 'assertion', 'no announcement', first],
    [
      'is none that counts',
      announced(undefined, undefined, 2),
      'assertion',
      'no announcement (2 that fit were edited, or are of others)',
      first,
    ],
  ])('fails where it %s', async (_, more, reason, seen, remedy) => {
    const finding = { expected, seen, where: 'issue #12' };
    expect(await judgeWith(notice, more)).toEqual(conclude('fail', reason, finding, remedy));
  });

  it('is inconclusive where nobody looked for it', async () => {
    const finding = { expected, seen: 'no announcement in the evidence', where: 'notice' };
    expect(await judgeWith(notice)).toEqual(conclude('inconclusive', 'no-data', finding));
  });
});

describe('the calendar', () => {
  const remedy = 'Look whether the address still gives the right calendar; a past event is enough.';

  it.each<[string, Partial<WindowEvidence>, string]>([
    ['was not read', {}, 'none in the evidence'],
    ['is empty', calendar(0), 'none at all'],
  ])('holds where it %s', async (_, more, seen) => {
    const finding = { expected: 'events in the calendar', seen, where: 'calendar' };
    const options = { timezone: 'UTC', calendar: CALENDAR };
    expect(await judgeWith(options, more)).toEqual(
      conclude('inconclusive', 'no-data', finding, remedy),
    );
  });

  it('holds where nothing of it is ever closed', async () => {
    const finding = { expected: 'a moment that is closed', seen: 'none', where: 'control' };
    const never = { ...fair, to: fair.from };
    const options = { timezone: 'UTC', calendar: CALENDAR };
    expect(await judgeWith(options, calendar(1, never))).toEqual(
      conclude('inconclusive', 'control-failed', finding),
    );
  });

  it.each<[string, object, string]>([
    ['its events alone', { timezone: 'UTC' }, 'an event of the calendar'],
    ['these and its events', night, 'mon 20:00–22:00 or an event of the calendar'],
  ])('is closed outside of the windows that are %s', async (_, options, expected) => {
    const windows = { ...options, calendar: CALENDAR, calendarMeans: 'window' };
    const judged = await judgeWith(windows, calendar(1));
    expect(judged.findings).toEqual([
      { expected, seen: 'Mon 2026-01-05 10:00 UTC', where: 'window' },
    ]);
  });

  it.each<[string, object]>([
    ['freezes', { ...night, calendar: CALENDAR }],
    ['windows, and there is none', { ...night, calendarMeans: 'window' }],
  ])('has no windows where its events are %s', async (_, options) => {
    const { findings } = await judgeWith(options, calendar(1));
    expect(findings.map(({ expected }) => expected)).toEqual(['mon 20:00–22:00']);
  });
});

describe('many times', () => {
  it('of a week are cut after 400 characters, of freezes after ten', async () => {
    const all = Array.from({ length: 40 }, () => ({ days: ['tue'], from: '09:00', to: '16:00' }));
    const text = all.map(() => 'tue 09:00–16:00').join(' or ');
    const freezes = Array.from({ length: 12 }, (_, index) => ({
      from: '2026-01-05',
      to: '2026-01-06',
      why: `Fair ${index}`,
    }));
    const { findings } = await judgeWith({ timezone: 'UTC', windows: all, freezes });
    expect(findings).toHaveLength(11);
    expect(findings[0]?.expected).toBe(text.slice(0, 400));
    expect(findings[10]).toEqual({
      expected: 'no freeze',
      seen: '"Fair 9" from Mon 2026-01-05 00:00 UTC to Wed 2026-01-07 00:00 UTC',
      where: 'freeze',
    });
  });
});

describe('what is open', () => {
  const freeze = { from: '2026-01-01', to: '2026-01-02', why: 'Turn of the year' };

  it.each<[string, object, Partial<WindowEvidence>, string]>([
    ['its window', office, {}, 'in a window'],
    ['its freeze', { timezone: 'UTC', freezes: [freeze] }, {}, 'outside 1 freeze'],
    ['its freezes', { timezone: 'UTC', freezes: [freeze, freeze] }, {}, 'outside 2 freezes'],
    [
      'its calendar',
      { timezone: 'UTC', calendar: CALENDAR },
      calendar(1),
      'calendar of 1 event allows it',
    ],
    [
      'all at once',
      { ...office, freezes: [freeze], calendar: CALENDAR, notice: { issue: 12 } },
      {
        ...calendar(3),
        announcement: { source: 'issue #12', atMs: NOW - 25 * HOUR, by: 'ana', ignored: 0 },
      },
      'in a window, outside 1 freeze, calendar of 3 events allows it, announced 2026-01-04T09:00:00.000Z by ana',
    ],
  ])('says so by %s', async (_, options, more, shown) => {
    expect(await judgeWith(options, more)).toEqual({
      outcome: 'pass',
      summary: `Mon 2026-01-05 10:00 UTC: ${shown}.`,
      findings: [],
    });
  });
});
