import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findNearestWord, measureDistance, suggestWord } from '../../src/domain/nearest-word.ts';

/** The textbook's recursion, to compare with. */
function measureSlowly(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, at(i - 2, j - 2) + 1);
      }
      const row = table[i];
      if (row !== undefined) row[j] = best;
    }
  }
  return at(a.length, b.length);
}

describe('the distance of two words', () => {
  it.each([
    ['', '', 0],
    ['a', '', 1],
    ['helth', 'health', 1],
    ['haelth', 'health', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ])('%s and %s: %i', (a, b, distance) => {
    expect(measureDistance(a, b, 10)).toBe(distance);
  });

  it('agrees with the textbook, and says "more" beyond its limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.nat(9), (a, b, limit) => {
        const exact = measureSlowly(a, b);
        const seen = measureDistance(a, b, limit);
        expect(seen <= limit ? seen : 'more').toBe(exact <= limit ? exact : 'more');
      }),
      { numRuns: 500 },
    );
  });
});

describe('the nearest word', () => {
  const kinds = ['command', 'health', 'http', 'manual', 'pre-deployment', 'version'];
  it.each([
    ['helth', 'health'],
    ['HEALTH', 'health'],
    ['htpp', 'http'],
    ['pre_deployment', 'pre-deployment'],
    ['preDeploymnt', 'pre-deployment'],
    ['versions', 'version'],
  ])('of %s is %s', (word, nearest) => {
    expect(findNearestWord(word, kinds)).toBe(nearest);
    expect(suggestWord(word, kinds)).toBe(` (did you mean \`${nearest}\`?)`);
  });

  it.each([['xyz'], [''], ['a'], ['commandeer-the-ship']])('of "%s" is none', (word) => {
    expect(findNearestWord(word, kinds)).toBeUndefined();
    expect(suggestWord(word, kinds)).toBe('');
  });

  it('prefers the nearer one, wherever it stands, and the first of two', () => {
    expect(findNearestWord('teams', ['tens', 'team', 'tears'])).toBe('team');
    expect(findNearestWord('abcd', ['abce', 'abcf'])).toBe('abce');
  });

  it('looks at a bounded number of candidates', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `zz${index}`);
    expect(findNearestWord('health', [...many, 'health'])).toBeUndefined();
    expect(findNearestWord('health', ['health', ...many])).toBe('health');
  });
});
