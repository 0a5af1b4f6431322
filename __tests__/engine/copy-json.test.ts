import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  copyJson,
  copySortedJson,
  NotJsonError,
  TooLargeError,
} from '../../src/engine/copy-json.ts';

const cycle: Record<string, unknown> = {};
cycle['self'] = [cycle];

/** Small in memory, 2^40 values when written. */
const bomb = Array.from({ length: 40 }).reduce<unknown>((inner) => [inner, inner], 'x');
const deep = Array.from({ length: 5_000 }).reduce<unknown>((inner) => [inner], 'x');

describe('copyJson', () => {
  it.each<[string, unknown, string]>([
    ['undefined', undefined, 'evidence is undefined'],
    ['NaN', { a: [Number.NaN] }, 'evidence.a[0] is the number NaN'],
    ['Infinity', [Number.POSITIVE_INFINITY], 'evidence[0] is the number Infinity'],
    ['a bigint', { a: 1n }, 'evidence.a is bigint'],
    ['a symbol', [Symbol('x')], 'evidence[0] is symbol'],
    ['a function', { toJSON: () => 'pass' }, 'evidence.toJSON is function'],
    ['a date', { at: new Date() }, 'evidence.at is Date'],
    ['a map', new Map(), 'evidence is Map'],
    ['a buffer', { b: Buffer.from('x') }, 'evidence.b is Buffer'],
    ['a hole', [1, undefined], 'evidence[1] is undefined'],
    ['a sparse list', Array.from({ length: 2 }), 'evidence[0] is undefined'],
    ['a cycle', cycle, 'evidence.self[0] contains itself'],
    ['depth', deep, 'is nested over 100 deep'],
  ])('refuses %s', (_, value, message) => {
    expect(() => copyJson(value, 'evidence', 1_000)).toThrow(NotJsonError);
    expect(() => copyJson(value, 'evidence', 1_000)).toThrow(message);
  });

  it.each<[string, unknown]>([
    ['a long text', 'x'.repeat(1_001)],
    ['many values', Array.from({ length: 1_001 }, () => 0)],
    ['what grows when it is written', bomb],
    ['long keys', { ['k'.repeat(1_001)]: 1 }],
  ])('gives up on %s', (_, value) => {
    expect(() => copyJson(value, 'evidence', 1_000)).toThrow(TooLargeError);
  });

  it('drops undefined members, makes -0 zero and keeps __proto__ a key', () => {
    const value = { a: undefined, b: -0, ...JSON.parse('{"__proto__":1}') };
    Object.defineProperty(value, '__proto__', { value: 1, enumerable: true });
    const copied = copyJson(value, 'x', 1_000);
    expect(JSON.stringify(copied)).toBe('{"b":0,"__proto__":1}');
    expect(Object.is((copied as { b: number }).b, 0)).toBe(true);
  });

  it('takes plain objects of another realm, and the same object twice', () => {
    const foreign: unknown = runInNewContext('({ a: [1, { b: null }] })');
    const shared = { x: 1 };
    expect(copyJson([foreign, shared, shared], 'x', 1_000)).toEqual([
      { a: [1, { b: null }] },
      { x: 1 },
      { x: 1 },
    ]);
  });

  it('copies exactly what JSON keeps', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const written = JSON.stringify(value);
        expect(JSON.stringify(copyJson(value, 'x', 1_000_000))).toBe(written);
      }),
    );
  });
});

describe('copySortedJson', () => {
  it('copies the same value with its keys sorted, however deep', () => {
    const value = { b: [{ d: 1, c: undefined, a: 2 }], a: { z: null, __proto: 'x', y: true } };
    const copy = copySortedJson(value, 'evidence', 1_000);
    expect(copy).toEqual(copyJson(value, 'evidence', 1_000));
    expect(JSON.stringify(copy)).toBe(
      '{"a":{"__proto":"x","y":true,"z":null},"b":[{"a":2,"d":1}]}',
    );
  });

  it('keeps a key that would set the prototype', () => {
    const copy = copySortedJson(JSON.parse('{"b":1,"__proto__":{"a":2}}'), 'evidence', 1_000);
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":2},"b":1}');
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });
});
