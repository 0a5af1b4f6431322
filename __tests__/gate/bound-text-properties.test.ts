import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { boundText } from '../../src/gate/bound-text.ts';

describe('boundText, for any text', () => {
  it('is short, well-formed and on one line, whatever comes in', () => {
    const limits = fc.integer({ min: 1, max: 30 });
    const texts = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(texts, limits, (text, limit) => {
        const bounded = boundText(text, limit);
        expect(bounded.length).toBeLessThanOrEqual(limit);
        expect(bounded.isWellFormed()).toBe(true);
        expect(bounded).not.toMatch(/[\n\r\u2028\u2029]/);
      }),
    );
  });
});
