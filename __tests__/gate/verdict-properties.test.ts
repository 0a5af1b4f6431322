import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { VerdictName } from '../../src/domain/verdict.ts';
import { decideVerdict } from '../../src/gate/verdict.ts';
import { flags, gateItems, outcomes } from './arbitraries.ts';
import { makeInput, makeItem } from './examples.ts';

const rank: Readonly<Record<VerdictName, number>> = { GO: 0, HOLD: 1, 'NO-GO': 2 };
const runs = { numRuns: 500 };

describe('decideVerdict, for any items', () => {
  it('an item that did not pass never improves it', () => {
    const added = fc.record({ outcome: outcomes, blocking: fc.boolean(), at: fc.nat() });
    fc.assert(
      fc.property(gateItems, flags, fc.boolean(), added, (items, change, isApplicable, extra) => {
        fc.pre(extra.outcome !== 'pass');
        const { outcome, blocking } = extra;
        const at = extra.at % (items.length + 1);
        const more = items.toSpliced(at, 0, makeItem({ id: 'added', outcome, blocking }));
        const before = decideVerdict(makeInput(items, { ...change, isApplicable }));
        const after = decideVerdict(makeInput(more, { ...change, isApplicable }));
        expect(rank[after.verdict]).toBeGreaterThanOrEqual(rank[before.verdict]);
        expect(after.counts[outcome]).toBe(before.counts[outcome] + 1);
      }),
      runs,
    );
  });

  it('the order of the items changes nothing', () => {
    const shuffled = gateItems.chain((items) =>
      fc.tuple(
        fc.constant(items),
        fc.shuffledSubarray(items, { minLength: items.length, maxLength: items.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, flags, ([items, other], change) => {
        const { because: _a, ...one } = decideVerdict(makeInput(items, change));
        const { because: _b, ...two } = decideVerdict(makeInput(other, change));
        const sorted = { decisive: one.decisive.toSorted() };
        expect({ ...two, decisive: two.decisive.toSorted() }).toEqual({ ...one, ...sorted });
      }),
      runs,
    );
  });

  it('without a blocking pass it is not GO', () => {
    fc.assert(
      fc.property(gateItems, flags, (items, change) => {
        const unproved = items.filter((item) => !(item.blocking && item.outcome === 'pass'));
        expect(decideVerdict(makeInput(unproved, change)).verdict).not.toBe('GO');
      }),
      runs,
    );
  });

  it('a blocking item that does more than warn is never GO, and a blocking fail is NO-GO', () => {
    fc.assert(
      fc.property(gateItems, flags, (items, change) => {
        const { verdict } = decideVerdict(makeInput(items, change));
        const blocking = items.filter((item) => item.blocking).map((item) => item.outcome);
        const isHeld = blocking.some((one) => /^(pending|inconclusive|error|fail)$/.test(one));
        if (isHeld) expect(verdict).not.toBe('GO');
        expect(verdict === 'NO-GO').toBe(blocking.includes('fail'));
      }),
      runs,
    );
  });

  it('advisory items change nothing but the counts', () => {
    fc.assert(
      fc.property(gateItems, flags, (items, change) => {
        const blocking = items.filter((item) => item.blocking);
        const { counts: _a, ...all } = decideVerdict(makeInput(items, change));
        const { counts: _b, ...some } = decideVerdict(makeInput(blocking, change));
        expect(all).toEqual(some);
      }),
      runs,
    );
  });

  it('GO needs a whole, real run with an open gate', () => {
    fc.assert(
      fc.property(gateItems, flags, (items, change) => {
        const { verdict, exitCode } = decideVerdict(makeInput(items, change));
        const isCapped = change.isDryRun || change.isPartial || change.gateClosed !== undefined;
        if (isCapped) expect(verdict).not.toBe('GO');
        expect(exitCode === 0).toBe(verdict === 'GO');
      }),
      runs,
    );
  });

  it('the sentence is one line of bounded length that ends in a full stop or is cut', () => {
    fc.assert(
      fc.property(gateItems, flags, (items, change) => {
        const { because } = decideVerdict(makeInput(items, change));
        expect(because.length).toBeLessThan(450);
        expect(because).not.toMatch(/[\n\r]/);
        expect(because).not.toBe('');
      }),
      runs,
    );
  });
});
