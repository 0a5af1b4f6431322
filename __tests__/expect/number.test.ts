import { describe, expect, it } from '@jest/globals';
import { matchNumber } from '../../src/expect/number.ts';
import type { NumberExpectation } from '../../src/expect/schema.ts';

describe('matchNumber', () => {
  it.each<[number, NumberExpectation]>([
    [5, { equals: 5 }],
    [5, { min: 5, max: 5 }],
    [5, { above: 4.999, below: 5.001 }],
    [0, { equals: -0 }],
  ])('%d meets %j', (value, expectation) => {
    expect(matchNumber(value, expectation, 'w')).toEqual([]);
  });

  it.each<[number, NumberExpectation, string]>([
    [5, { equals: 6 }, 'exactly 6'],
    [5, { min: 5.1 }, 'at least 5.1'],
    [5, { max: 4.9 }, 'at most 4.9'],
    [5, { above: 5 }, 'more than 5'],
    [5, { below: 5 }, 'less than 5'],
  ])('%d does not meet %j', (value, expectation, expected) => {
    expect(matchNumber(value, expectation, 'there')).toEqual([
      { expected, seen: '5', where: 'there' },
    ]);
  });

  it('names the unit on both sides', () => {
    expect(matchNumber(120, { max: 100, equals: 99 }, 'time', 'ms')).toEqual([
      { expected: 'exactly 99 ms', seen: '120 ms', where: 'time' },
      { expected: 'at most 100 ms', seen: '120 ms', where: 'time' },
    ]);
  });

  it.each([Number.NaN, Infinity, -Infinity])('%d meets nothing', (value) => {
    const expectations: NumberExpectation[] = [{ min: 0 }, { max: 0 }, { equals: value }, {}];
    for (const expectation of expectations) {
      expect(matchNumber(value, expectation, 'w', 'ms')).toEqual([
        { expected: 'a finite number', seen: `${value} ms`, where: 'w' },
      ]);
    }
  });
});
