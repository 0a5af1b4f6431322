import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decideStep, type StepOptions } from '../../src/gate/action-result.ts';
import { decideVerdict } from '../../src/gate/verdict.ts';
import { flags, gateItems } from './arbitraries.ts';
import { makeInput, makeItem } from './examples.ts';

const enforce: StepOptions = { hold: 'fail', mode: 'enforce' };

describe('decideStep, for any items', () => {
  it('is green or successful for nothing but GO, people and observers', () => {
    fc.assert(
      fc.property(gateItems, flags, fc.constantFrom('fail', 'neutral'), (items, run, hold) => {
        const verdict = decideVerdict(makeInput(items, run));
        const step = decideStep(verdict, items, { ...enforce, hold });
        expect(step.status?.state === 'success').toBe(verdict.verdict === 'GO');
        const isSpared = hold === 'neutral' && verdict.reason === 'pending';
        expect(step.isRed).toBe(verdict.verdict !== 'GO' && !isSpared);
      }),
      { numRuns: 500 },
    );
  });

  it('the description is one line of at most 140 characters, and whole ones', () => {
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { minLength: 1 });
    fc.assert(
      fc.property(texts, (list) => {
        const items = list.map((text, at) => makeItem({ id: `${at}`, text, outcome: 'fail' }));
        const { status } = decideStep(decideVerdict(makeInput(items)), items, enforce);
        const description = status?.description ?? '';
        expect(description.length).toBeLessThanOrEqual(140);
        expect(description.isWellFormed()).toBe(true);
        expect(description).toMatch(/^NO-GO \(failed\): "/);
      }),
    );
  });
});
