import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../src/domain/json.ts';
import { BudgetError, meterReads } from '../../src/expect/metered.ts';

const document = { list: [1, { deep: 'x' }], none: null } as const;

describe('meterReads', () => {
  it('shows the document as it is', () => {
    const { view } = meterReads(document, 1_000);
    expect(JSON.parse(JSON.stringify(view))).toEqual(document);
    expect(Array.isArray((view as { list: Json }).list)).toBe(true);
  });

  it('throws at the first read beyond the budget', () => {
    const view = meterReads([1, 2, 3], 2).view as number[];
    expect([view[0], view[1]]).toEqual([1, 2]);
    expect(() => view[2]).toThrow(BudgetError);
    expect(() => view[2]).toThrow('more than 2 reads');
  });

  it('charges more for what is deep down', () => {
    const nest = (levels: number): Json => (levels === 0 ? [1, 2] : [nest(levels - 1)]);
    const descend = (levels: number, budget: number): void => {
      let here = meterReads(nest(levels), budget).view as Json[];
      for (let level = 0; level < levels; level += 1) here = here[0] as Json[];
      expect(here[1]).toBe(2);
    };
    // Seven levels of one, then the eighth of two.
    expect(() => descend(7, 8)).not.toThrow();
    expect(() => descend(8, 10)).not.toThrow();
    expect(() => descend(8, 9)).toThrow(BudgetError);
    expect(() => descend(16, 8 + 16 + 3)).not.toThrow();
    expect(() => descend(16, 8 + 16 + 2)).toThrow(BudgetError);
  });

  it('counts whether a member is there as a read', () => {
    const view = meterReads([1], 1).view as number[];
    expect(0 in view).toBe(true);
    expect(() => 1 in view).toThrow(BudgetError);
  });

  it('leads back to the very values of the document', () => {
    const { view, unwrap } = meterReads(document, 100);
    const list = (view as { list: Json[] }).list;
    expect(unwrap(view)).toBe(document);
    expect(unwrap(list as Json)).toBe(document.list);
    expect(unwrap(list[1] as Json)).toBe(document.list[1]);
    expect(unwrap('x')).toBe('x');
    expect(unwrap(null)).toBe(null);
    const foreign = {};
    expect(unwrap(foreign)).toBe(foreign);
  });

  it('gives one view for one value', () => {
    const view = meterReads({ a: { b: 1 } }, 100).view as { a: object };
    expect(view.a).toBe(view.a);
  });

  it('can show a frozen document', () => {
    const frozen = Object.freeze({ a: Object.freeze([Object.freeze({ b: 1 })]) });
    const view = meterReads(frozen, 100).view as { a: { b: number }[] };
    expect(view.a[0]?.b).toBe(1);
  });
});
