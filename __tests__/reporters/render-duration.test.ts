import { describe, expect, it } from '@jest/globals';
import { measureSpan, renderDuration } from '../../src/reporters/render-duration.ts';

describe('renderDuration', () => {
  it.each([
    [0, '0ms'],
    [85.4, '85ms'],
    [999.4, '999ms'],
    [999.5, '1.0s'],
    [1_240, '1.2s'],
    [59_949, '59.9s'],
    [59_950, '1m 00s'],
    [125_000, '2m 05s'],
    [3_599_499, '59m 59s'],
    [3_600_000, '1h 00m'],
    [93_780_000, '26h 03m'],
    [-1, '?'],
    [Number.NaN, '?'],
  ])('%d ms is %s', (ms, text) => {
    expect(renderDuration(ms)).toBe(text);
  });
});

describe('measureSpan', () => {
  it.each([
    ['2026-01-05T10:00:00.000Z', '2026-01-05T10:00:01.250Z', 1_250],
    ['2026-01-05T10:00:02.000Z', '2026-01-05T10:00:01.000Z', 0],
    [undefined, '2026-01-05T10:00:01.000Z', undefined],
    ['2026-01-05T10:00:01.000Z', undefined, undefined],
    ['yesterday', 'today', undefined],
  ])('from %s to %s is %s', (start, end, ms) => {
    expect(measureSpan(start, end)).toBe(ms);
  });
});
