import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '../../src/domain/json.ts';
import { isSameJson } from '../../src/expect/json-equal.ts';

const own = JSON.parse('{"__proto__":1}') as Json;

describe('isSameJson', () => {
  it.each<[Json, Json]>([
    [null, null],
    [1, 1],
    ['a', 'a'],
    [[], []],
    [{}, {}],
    [
      { a: [1, { b: null }], c: 'd' },
      { c: 'd', a: [1, { b: null }] },
    ],
    [own, JSON.parse('{"__proto__":1}') as Json],
  ])('%j is %j', (a, b) => {
    expect(isSameJson(a, b)).toBe(true);
    expect(isSameJson(b, a)).toBe(true);
  });

  it.each<[Json, Json]>([
    [1, '1'],
    [0, false],
    [null, 0],
    [null, {}],
    [null, []],
    [1, {}],
    ['', {}],
    [false, []],
    [[], {}],
    [[], ''],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 2]],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: { b: 1 } }, { a: { b: '1' } }],
    [{ 0: 'a' }, ['a']],
    [{ constructor: 1 }, { a: 1 }],
    [own, {}],
    [own, { a: 1 }],
    ['a', 'A'],
    [[null], [[]]],
  ])('%j is not %j', (a, b) => {
    expect(isSameJson(a, b)).toBe(false);
    expect(isSameJson(b, a)).toBe(false);
  });

  it('agrees with the text of sorted JSON', () => {
    const sort = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(sort);
      if (typeof value !== 'object' || value === null) return value === 0 ? 0 : value;
      return Object.entries(value)
        .map(([key, member]) => [key, sort(member)])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    };
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => {
        expect(isSameJson(a as Json, structuredClone(a) as Json)).toBe(true);
        const isSame = JSON.stringify([typeof a, sort(a)]) === JSON.stringify([typeof b, sort(b)]);
        if (!Array.isArray(a) && !Array.isArray(b)) {
          expect(isSameJson(a as Json, b as Json)).toBe(isSame);
        }
      }),
    );
  });

  it('goes only as deep as what is expected', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as Json;
    expect(isSameJson(deep, [])).toBe(false);
    expect(isSameJson([[]], deep)).toBe(false);
  });
});
