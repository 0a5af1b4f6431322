import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../src/domain/json.ts';
import { EXCERPT_LIMIT, quoteJson, quoteText } from '../../src/expect/excerpt.ts';

describe('quoteText', () => {
  it.each([
    ['', 0, '""'],
    ['abc', 0, '"abc"'],
    ['a"b\n', 0, '"a\\"b\\n"'],
    ['abcdef', 2, '…"cdef"'],
    ['abc', -5, '"abc"'],
    ['abc', 99, '…"c"'],
    ['', 7, '""'],
    ['x'.repeat(198), 0, `"${'x'.repeat(198)}"`],
    ['x'.repeat(199), 0, `"${'x'.repeat(197)}…"`],
    ['x'.repeat(200), 0, `"${'x'.repeat(197)}…"`],
    ['x'.repeat(500), 0, `"${'x'.repeat(197)}…"`],
    ['x'.repeat(300), 200, `…"${'x'.repeat(100)}"`],
    ['x'.repeat(400), 100, `…"${'x'.repeat(196)}…"`],
  ])('shows %j from %i', (text, from, shown) => {
    expect(quoteText(text, from)).toBe(shown);
  });

  it('marks what goes on after a short escape too', () => {
    expect(quoteText('\u0001'.repeat(199))).toHaveLength(EXCERPT_LIMIT);
    expect(quoteText('\u0001'.repeat(199))).toMatch(/…"$/);
  });

  it('never leaves half a character', () => {
    expect(quoteText(`${'x'.repeat(196)}😀😀😀`).isWellFormed()).toBe(true);
    expect(quoteText(`${'x'.repeat(199)}😀`).isWellFormed()).toBe(true);
    expect(quoteText('a😀', 2).isWellFormed()).toBe(true);
  });
});

describe('quoteJson', () => {
  it.each<[Json, string]>([
    [null, 'null'],
    [true, 'true'],
    [1.5, '1.5'],
    ['a"', '"a\\""'],
    [[], '[]'],
    [{}, '{}'],
    [[1, 'b', [null]], '[1,"b",[null]]'],
    [{ a: 1, b: { c: [] } }, '{"a":1,"b":{"c":[]}}'],
    ['x'.repeat(198), `"${'x'.repeat(198)}"`],
    ['x'.repeat(199), `"${'x'.repeat(198)}…`],
  ])('writes %j', (value, text) => {
    expect(quoteJson(value)).toBe(text);
  });

  it('writes no more than it may', () => {
    const values: Json[] = [
      Array.from({ length: 100_000 }, (_, index) => index),
      Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key${index}`, {}])),
      ['😀'.repeat(300)],
      { a: 'y'.repeat(150), b: 'z'.repeat(150) },
    ];
    for (const value of values) {
      expect(quoteJson(value)).toHaveLength(EXCERPT_LIMIT);
      expect(quoteJson(value)).toMatch(/…$/);
      expect(quoteJson(value).isWellFormed()).toBe(true);
    }
  });

  it('survives any depth', () => {
    const text = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(quoteJson(JSON.parse(text) as Json)).toBe(`${'['.repeat(199)}…`);
    let nested: Json = 1;
    for (let level = 0; level < 50_000; level += 1) nested = { a: nested };
    expect(quoteJson(nested)).toHaveLength(EXCERPT_LIMIT);
  });

  it('stops as soon as there is no room', () => {
    let reads = 0;
    const list = new Proxy(
      Array.from({ length: 1_000 }, () => 'word'),
      {
        get: (target, key) => {
          reads += 1;
          return Reflect.get(target, key);
        },
      },
    );
    quoteJson(list);
    expect(reads).toBeLessThan(200);
  });
});
