import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { PlannedTrigger } from '../../src/domain/item.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { evaluateTriggers } from '../../src/gate/triggers.ts';
import { outcomes } from './arbitraries.ts';

function makeTrigger(failed: readonly string[], atLeast: number): PlannedTrigger {
  const position = { file: 'plan.yml', line: 1, column: 1 };
  return { id: 'down', text: 'It is down', failed, atLeast, decision: 'ask', position };
}

function judge(trigger: PlannedTrigger, seen: Readonly<Record<string, Outcome>>) {
  return evaluateTriggers([trigger], new Map(Object.entries(seen)))[0];
}

describe('evaluateTriggers, for any outcomes', () => {
  it('more failures never quieten it, and fewer never fire it', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const seen = fc.dictionary(fc.constantFrom(...ids), outcomes);
    const loudness = { clear: 0, unknown: 1, fired: 2 };
    fc.assert(
      fc.property(
        fc.subarray(ids),
        fc.integer({ min: 0, max: 5 }),
        seen,
        fc.constantFrom(...ids),
        (failed, atLeast, before, id) => {
          const trigger = makeTrigger(failed, atLeast);
          const loud = (map: Record<string, Outcome>) =>
            loudness[judge(trigger, map)?.state ?? 'unknown'];
          expect(loud({ ...before, [id]: 'fail' })).toBeGreaterThanOrEqual(loud(before));
          expect(loud({ ...before, [id]: 'pass' })).toBeLessThanOrEqual(loud(before));
          // Losing an outcome says less, never more.
          const { [id]: _, ...fewer } = before;
          const less = judge(trigger, fewer)?.state;
          expect([judge(trigger, before)?.state, 'unknown']).toContain(less);
        },
      ),
      { numRuns: 500 },
    );
  });
});
