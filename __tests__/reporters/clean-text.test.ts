import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cleanText, cutText } from '../../src/reporters/clean-text.ts';
import { hostileText } from './hostile-text.ts';

describe('cleanText', () => {
  it.each([
    ['plain text stays', 'GET /health answered 200.', 'GET /health answered 200.'],
    ['lines are joined visibly', 'one\r\n  two\n\nthree', 'one ⏎ two ⏎ three'],
    ['outer space and line ends go', '\n  x \n', 'x'],
    ['runs of blanks are one', 'a \t  b\u00a0c', 'a b c'],
    ['colours go', '\u001b[1;31mred\u001b[0m \u009b2Jx', 'red x'],
    ['window titles go', 'a\u001b]0;title\u0007b\u001b]8;;https://x\u001b\\c', 'abc'],
    ['half an escape loses its start', 'a\u001b]0;never ended', 'a0;never ended'],
    ['a bare escape is shown', 'a\u001b1', 'a\\u{1b}1'],
    ['controls are shown', 'a\u0000b\u0007c\u007f', 'a\\u{0}b\\u{7}c\\u{7f}'],
    ['bidi marks are shown', '\u202egnp.exe\u2066', '\\u{202e}gnp.exe\\u{2066}'],
    ['left and right marks are shown', 'a\u200eb\u200fc', 'a\\u{200e}b\\u{200f}c'],
    [
      'zero-width characters are shown',
      'pa\u200bss\u2060ed\u00ad',
      'pa\\u{200b}ss\\u{2060}ed\\u{ad}',
    ],
    ['joiners in ASCII are shown', 'pa\u200dss', 'pa\\u{200d}ss'],
    ['emoji keep their joiners', '👩‍💻 ok', '👩‍💻 ok'],
    ['scripts keep their joiners', 'می‌خواهم', 'می‌خواهم'],
    ['halves of pairs are shown', 'a\ud83db\udc4d', 'a\\u{d83d}b\\u{dc4d}'],
    ['whole pairs stay', '👍 漢', '👍 漢'],
    ['stacked marks are cut', `a${'\u0301'.repeat(20)}b`, `a${'\u0301'.repeat(4)}…b`],
    ['nothing is nothing', '', ''],
  ])('%s', (_, text, expected) => {
    expect(cleanText(text, 200)).toBe(expected);
  });

  it.each([1, 2, 3, 4, 5])('never splits a pair at %d', (limit) => {
    const text = cleanText('👍👍👍', limit);
    expect(text.isWellFormed()).toBe(true);
    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text.endsWith('…')).toBe(true);
  });

  it('says that it cut, even where what was left out is invisible', () => {
    expect(cleanText(`ab${'\u001b[0m'.repeat(50)}cd`, 10)).toMatch(/^ab.*…$/);
  });

  it('is one bounded line without anything invisible, whatever comes in', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 60 }), (text, limit) => {
        const clean = cleanText(text, limit);
        expect(clean.length).toBeLessThanOrEqual(limit);
        expect(clean).not.toMatch(
          /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2028]/u,
        );
        expect(cleanText(clean, limit)).toBe(clean);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['one letter', 'a'],
    ['blanks', ' '],
    ['line ends', '\n'],
    ['escapes', '\u001b['],
    ['open titles', '\u001b]'],
    ['marks', '\u0301'],
    ['arrows', ' ⏎'],
  ])('takes no longer for a megabyte of %s', (_, unit) => {
    const text = unit.repeat(1_000_000 / unit.length);
    const start = performance.now();
    for (let round = 0; round < 10; round++) cleanText(text, 300);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('cutText', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['a👍b', 3, 'a…'],
    ['', 0, ''],
  ])('%j at %d is %j', (text, limit, expected) => {
    expect(cutText(text, limit)).toBe(expected);
  });

  it('shows a joiner behind marks that are cut, the first time and again', () => {
    const once = cleanText(`a\u0308${'\u0301'.repeat(6)}\u200d😀`, 100);
    expect(once).toContain('…\\u{200d}');
    expect(cleanText(once, 100)).toBe(once);
  });
});
