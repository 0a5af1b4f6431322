import { describe, expect, it } from '@jest/globals';
import { listWords } from '../../src/gate/list-words.ts';

describe('listWords', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
    [['a', 'b', 'c', 'd'], 'a, b, c and 1 more'],
    [['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'a, b, c and 4 more'],
  ])('%j', (words, expected) => {
    expect(listWords(words, 3)).toBe(expected);
  });
});
