import { describe, expect, it } from '@jest/globals';
import {
  findInstant,
  isZone,
  readWall,
  showWall,
  startOfDay,
} from '../../../src/probes/window/wall-clock.ts';

const utc = (text: string) => Date.parse(`${text}Z`);
const show = (instant: number) => new Date(instant).toISOString().slice(0, 16);

describe('a clock on the wall', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29T00:59', '2026-03-29T01:59'],
    ['Europe/Berlin', '2026-03-29T01:00', '2026-03-29T03:00'],
    ['Europe/Berlin', '2026-10-25T00:59', '2026-10-25T02:59'],
    ['Europe/Berlin', '2026-10-25T01:00', '2026-10-25T02:00'],
    ['America/New_York', '2026-03-08T07:00', '2026-03-08T03:00'],
    ['America/New_York', '2026-11-01T05:59', '2026-11-01T01:59'],
    ['America/New_York', '2026-11-01T06:00', '2026-11-01T01:00'],
    ['Australia/Lord_Howe', '2026-04-04T14:59', '2026-04-05T01:59'],
    ['Australia/Lord_Howe', '2026-04-04T15:00', '2026-04-05T01:30'],
    ['Australia/Lord_Howe', '2026-10-03T15:30', '2026-10-04T02:30'],
    ['Asia/Kathmandu', '2026-01-05T00:00', '2026-01-05T05:45'],
    ['Pacific/Kiritimati', '2026-01-05T12:00', '2026-01-06T02:00'],
    ['UTC', '2024-02-29T23:59', '2024-02-29T23:59'],
  ])('in %s at %sZ shows %s', (zone, instant, wall) => {
    expect(show(readWall(utc(instant), zone))).toBe(wall);
  });

  it('keeps milliseconds, of times before 1970 too', () => {
    expect(readWall(-1, 'UTC')).toBe(-1);
    expect(readWall(1_767_603_600_123, 'Europe/Berlin')).toBe(1_767_607_200_123);
  });

  it.each([
    // Once: both readings are one.
    ['Europe/Berlin', '2026-01-05T10:00', '2026-01-05T09:00', '2026-01-05T09:00'],
    ['Europe/Berlin', '2026-07-05T10:00', '2026-07-05T08:00', '2026-07-05T08:00'],
    ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59', '2026-03-29T00:59'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00', '2026-03-29T01:00'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00', '2026-10-25T02:00'],
    // Never.
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T00:30', '2026-03-29T01:30'],
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T06:30', '2026-03-08T07:30'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:15', '2026-10-03T15:45'],
    // Twice.
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30', '2026-10-25T01:30'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30', '2026-11-01T06:30'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45', '2026-04-04T15:15'],
    // A whole day that Samoa left out.
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-29T22:00', '2011-12-30T22:00'],
  ])('in %s shows %s at %sZ or %sZ', (zone, wall, earlier, later) => {
    expect(show(findInstant(utc(wall), zone, 'earlier'))).toBe(earlier);
    expect(show(findInstant(utc(wall), zone, 'later'))).toBe(later);
  });

  it.each([
    ['Europe/Berlin', true],
    ['America/Argentina/Buenos_Aires', true],
    ['UTC', true],
    ['Europe/Atlantis', false],
    ['+01:00', false],
    ['W. Europe Standard Time', false],
    ['', false],
    ['../etc/passwd', false],
  ])('knows whether %j is a zone: %s', (name, isOne) => {
    expect(isZone(name)).toBe(isOne);
  });

  it('shows a reading with its day', () => {
    expect(showWall(utc('2026-01-09T15:00'))).toBe('Fri 2026-01-09 15:00');
    expect(showWall(utc('2026-01-11T23:59:59'))).toBe('Sun 2026-01-11 23:59:59');
    expect(showWall(startOfDay(utc('2026-01-11T23:59:59')))).toBe('Sun 2026-01-11 00:00');
  });
});
