import { describe, expect, it } from '@jest/globals';
import { boundText } from '../../src/gate/bound-text.ts';

describe('boundText', () => {
  it.each([
    ['fits', 'abc', 'abc'],
    ['fits exactly', 'abcdef', 'abcdef'],
    ['is one too long', 'abcdefg', 'abcde…'],
    ['has lines', 'a\n\r\tb', 'a b'],
    ['has a separator of lines', 'a\u2028b', 'a b'],
    ['turns around', 'a\u202eb', 'a b'],
    ['has a control', 'a\u0000b', 'a b'],
    ['has space around it', '  ab  ', 'ab'],
    ['is cut beside a pair', 'abcd🎉🎉', 'abcd…'],
    ['is cut after a pair', 'abc🎉🎉', 'abc🎉…'],
    ['has half a pair', 'a\ud83cb', 'a\ufffdb'],
  ])('a text that %s', (_, text, expected) => {
    expect(boundText(text, 6)).toBe(expected);
  });
});
