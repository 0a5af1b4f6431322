import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { countBytes, fitList, fitPieces, type Piece } from '../../src/reporters/fit.ts';

function piece(isCalm: boolean, ...sizes: readonly number[]): Piece {
  return { isCalm, levels: sizes.map((size) => () => 'x'.repeat(size)) };
}

function levelsOf(pieces: readonly Piece[], budget: number): readonly number[] {
  return fitPieces(pieces, budget).map((fitted) => fitted.level);
}

describe('countBytes', () => {
  it.each([
    ['abc', 3],
    ['é', 2],
    ['漢', 3],
    ['👍', 4],
  ])('%s is %d', (text, bytes) => {
    expect(countBytes(text)).toBe(bytes);
  });
});

describe('fitPieces', () => {
  const pieces = [piece(false, 100, 10, 2), piece(true, 100, 10, 2), piece(true, 100, 10, 2)];

  it.each([
    [300, [0, 0, 0]],
    [299, [0, 0, 1]],
    [120, [0, 1, 1]],
    [119, [1, 1, 1]],
    [30, [1, 1, 1]],
    [29, [1, 1, 2]],
    [6, [2, 2, 2]],
    [5, [2, 2, 3]],
    [2, [2, 3, 3]],
    [0, [3, 3, 3]],
  ])(
    'within %d bytes tells at the levels %j: calm ones and later ones lose first',
    (budget, levels) => {
      expect(levelsOf(pieces, budget)).toEqual(levels);
    },
  );

  it('leaves out what is too large and still tells what comes after it', () => {
    const sizes = [piece(false, 10), piece(false, 1_000), piece(false, 10)];
    expect(levelsOf(sizes, 50)).toEqual([0, 1, 0]);
  });

  it('never exceeds its budget', () => {
    const sizes = fc.array(fc.nat(60), { minLength: 1, maxLength: 4 });
    const some = fc.array(fc.tuple(fc.boolean(), sizes), { maxLength: 20 });
    fc.assert(
      fc.property(some, fc.nat(400), (described, budget) => {
        const fitted = fitPieces(
          described.map(([isCalm, levels]) => piece(isCalm, ...levels)),
          budget,
        );
        expect(fitted).toHaveLength(described.length);
        const total = fitted.reduce((sum, one) => sum + countBytes(one.text), 0);
        expect(total).toBeLessThanOrEqual(budget);
      }),
    );
  });

  it('does no more work for pieces that it leaves out', () => {
    let rendered = 0;
    const counted = Array.from({ length: 5_000 }, (): Piece => {
      const render = () => {
        rendered += 1;
        return 'x'.repeat(100);
      };
      return { isCalm: true, levels: [render, render, render] };
    });
    fitPieces(counted, 1_000);
    expect(rendered).toBeLessThan(200);
  });
});

describe('fitList', () => {
  const entries = ['a', 'b', 'c'].map((name) => ({
    full: `${name} in full\n`,
    short: `${name}\n`,
  }));

  it.each([
    [100, 'a in full\nb in full\nc in full\n', 0, 0],
    [24, 'a in full\nb in full\nc\n', 1, 0],
    [6, 'a\nb\nc\n', 3, 0],
    [5, 'a\nb\n', 2, 1],
    [1, '', 0, 3],
    [-1, '', 0, 3],
  ])('within %d bytes', (budget, text, shortened, dropped) => {
    expect(fitList(entries, budget)).toEqual({ text, shortened, dropped });
  });
});
