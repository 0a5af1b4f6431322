import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judge } from '../../../src/probes/window/judge.ts';
import type { WindowOptions } from '../../../src/probes/window/options.ts';
import { declaration } from '../../../src/probes/window/options.ts';
import { findInstant, readWall } from '../../../src/probes/window/wall-clock.ts';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

/** Without summer time for decades; east and west of Greenwich, and by odd minutes. */
const STEADY = ['UTC', 'Asia/Tokyo', 'Asia/Kathmandu', 'America/Bogota', 'Pacific/Kiritimati'];
const CHANGING = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Cairo',
];

const show = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const weekly = fc
  .record({
    days: fc.uniqueArray(fc.constantFrom(...DAYS), { minLength: 1, maxLength: 3 }),
    from: fc.integer({ min: 0, max: 1439 }),
    to: fc.integer({ min: 0, max: 1440 }),
  })
  .filter(({ from, to }) => from !== to);

type Weekly = { days: string[]; from: number; to: number };

/** Minutes, so that boundaries are met. */
const instant = fc
  .integer({ min: Date.UTC(2024, 0, 1) / MINUTE, max: Date.UTC(2028, 0, 1) / MINUTE })
  .map((minutes) => minutes * MINUTE);

async function isOpen(timezone: string, windows: Weekly[], now: number): Promise<boolean> {
  const options = declaration.options.parse({
    timezone,
    windows: windows.map(({ days, from, to }) => ({ days, from: show(from), to: show(to) })),
  }) as WindowOptions;
  const seen = { now: new Date(now).toISOString(), local: '', offset: '', tzdata: '' };
  const { outcome } = await judge(seen, options);
  expect(['pass', 'fail']).toContain(outcome);
  return outcome === 'pass';
}

/** What a person reads off a clock on the wall, without instants. */
function isOpenOnTheWall({ days, from, to }: Weekly, wall: number): boolean {
  const date = new Date(wall);
  const minute = date.getUTCHours() * 60 + date.getUTCMinutes();
  const today = DAYS[date.getUTCDay()] ?? '';
  const yesterday = DAYS[(date.getUTCDay() + 6) % 7] ?? '';
  if (from < to) return days.includes(today) && minute >= from && minute < to;
  return (days.includes(today) && minute >= from) || (days.includes(yesterday) && minute < to);
}

/** The rest of the week, by minutes of the week. */
function complement(one: Weekly): Weekly[] {
  const [day] = one.days;
  const others = DAYS.filter((other) => other !== day);
  const rest: Weekly[] = [{ days: others, from: 0, to: 1440 }];
  if (one.from > 0) rest.push({ days: [day ?? ''], from: 0, to: one.from });
  if (one.to < 1440) rest.push({ days: [day ?? ''], from: one.to, to: 1440 });
  return rest;
}

describe('a weekly window', () => {
  it('is, in a zone that keeps its clock, what a person reads off it', async () => {
    const cases = fc.asyncProperty(
      fc.constantFrom(...STEADY),
      fc.array(weekly, { minLength: 1, maxLength: 3 }),
      instant,
      async (zone, windows, now) => {
        const wall = readWall(now, zone);
        // Windows that never shut are refused by the plan, and prove nothing here.
        fc.pre(windows.reduce((sum, one) => sum + one.days.length, 0) < 7);
        const expected = windows.some((one) => isOpenOnTheWall(one, wall));
        expect(await isOpen(zone, windows, now)).toBe(expected);
      },
    );
    await fc.assert(cases, { numRuns: 300 });
  });

  it('is never open, in a zone that changes its clock, when the wall says it is not', async () => {
    const cases = fc.asyncProperty(
      fc.constantFrom(...CHANGING),
      weekly,
      instant,
      async (zone, one, now) => {
        fc.pre(one.days.length < 7);
        if (await isOpen(zone, [one], now)) {
          expect(isOpenOnTheWall(one, readWall(now, zone))).toBe(true);
        }
      },
    );
    await fc.assert(cases, { numRuns: 1_000 });
  });

  it('is open exactly if the rest of the week is not', async () => {
    const single = weekly.map((one) => ({ ...one, days: one.days.slice(0, 1) }));
    const cases = fc.asyncProperty(
      fc.constantFrom(...STEADY),
      single.filter(({ from, to }) => from < to),
      instant,
      async (zone, one, now) => {
        const isInside = await isOpen(zone, [one], now);
        expect(await isOpen(zone, complement(one), now)).toBe(!isInside);
      },
    );
    await fc.assert(cases, { numRuns: 200 });
  });

  it('is the same a week later, where clocks are not changed', async () => {
    const cases = fc.asyncProperty(
      fc.constantFrom(...STEADY),
      weekly,
      instant,
      async (zone, one, now) => {
        expect(await isOpen(zone, [one], now + WEEK)).toBe(await isOpen(zone, [one], now));
      },
    );
    await fc.assert(cases, { numRuns: 200 });
  });

  it('never opens by a freeze that is added', async () => {
    const cases = fc.asyncProperty(weekly, instant, instant, async (one, now, start) => {
      const date = new Date(start).toISOString().slice(0, 10);
      const windows = [{ days: one.days, from: show(one.from), to: show(one.to) }];
      const freezes = [{ from: date, to: date, why: 'x' }];
      const base = { timezone: 'Europe/Berlin', windows };
      const seen = { now: new Date(now).toISOString(), local: '', offset: '', tzdata: '' };
      const before = await judge(seen, declaration.options.parse(base) as WindowOptions);
      const after = await judge(
        seen,
        declaration.options.parse({ ...base, freezes }) as WindowOptions,
      );
      if (before.outcome === 'fail') expect(after.outcome).toBe('fail');
    });
    await fc.assert(cases, { numRuns: 200 });
  });
});

describe('the clock on the wall', () => {
  it('is found again from what it shows', () => {
    const cases = fc.property(fc.constantFrom(...STEADY, ...CHANGING), instant, (zone, now) => {
      const wall = readWall(now, zone);
      const [first, last] = [findInstant(wall, zone, 'earlier'), findInstant(wall, zone, 'later')];
      expect([first, last]).toContain(now);
      expect(first).toBeLessThanOrEqual(last);
    });
    fc.assert(cases, { numRuns: 500 });
  });
});
