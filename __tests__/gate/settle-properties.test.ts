import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Attempt } from '../../src/domain/report.ts';
import { settle, shouldRetry } from '../../src/gate/settle.ts';
import { attempts, policies } from './arbitraries.ts';
import { brokenAttempt, makeAttempt } from './examples.ts';

const sequences = fc.array(attempts, { maxLength: 8 });
const promotes = (outcome: string) => outcome === 'pass' || outcome === 'warn';

/** What no engine writes: a pass without evidence, with findings or a reason, or nothing at all. */
const forged = fc.constantFrom<Attempt>(
  brokenAttempt,
  { ...brokenAttempt, judgement: { outcome: 'passed' as 'pass', summary: '', findings: [] } },
  { ...makeAttempt('pass'), error: { reason: 'connect', message: 'Refused.' } },
  {
    ...makeAttempt('fail'),
    judgement: { outcome: 'pass', summary: '', findings: [{ expected: '1', seen: '2' }] },
  },
  {
    startedAt: brokenAttempt.startedAt,
    endedAt: brokenAttempt.endedAt,
    judgement: { outcome: 'pass', summary: '', findings: [] },
  },
);

describe('settle, for any sequence', () => {
  it('gives the same answer twice, and after a trip through JSON', () => {
    fc.assert(
      fc.property(sequences, policies, (list, policy) => {
        const first = settle(list, policy);
        expect(settle(list, policy)).toEqual(first);
        const stored = JSON.parse(JSON.stringify({ list, policy }));
        expect(settle(stored.list, stored.policy)).toEqual(first);
      }),
    );
  });

  it('passes only if the last attempt passed, and a pass has neither reason nor findings', () => {
    fc.assert(
      fc.property(sequences, policies, (list, policy) => {
        const settled = settle(list, policy);
        if (settled.outcome !== 'pass') {
          expect(settled.reason).toBeDefined();
          expect(settled.flaky).toBe(false);
          return;
        }
        expect(list.at(-1)?.judgement?.outcome).toBe('pass');
        expect(settled.reason).toBeUndefined();
        expect(settled.findings).toEqual([]);
        const isClean = list.every((one) => promotes(one.judgement?.outcome ?? 'error'));
        expect(settled.flaky).toBe(!isClean);
      }),
    );
  });

  it('promotes no sequence that the engine would not have gone through', () => {
    fc.assert(
      fc.property(sequences, policies, (list, policy) => {
        fc.pre(policy.type !== 'soak');
        const isHonest = list
          .slice(0, -1)
          .every((attempt, index) => shouldRetry(attempt, policy, index + 1));
        if (!isHonest) expect(promotes(settle(list, policy).outcome)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('never promotes a sequence that holds a forged attempt', () => {
    fc.assert(
      fc.property(sequences, sequences, forged, policies, (before, after, bad, policy) => {
        const { outcome } = settle([...before, bad, ...after], policy);
        // An error in place of a pass is one that a policy may retry: then a later pass is honest.
        if (bad.error === undefined) expect(promotes(outcome)).toBe(false);
        else expect(promotes(settle([...before, bad], policy).outcome)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('a soak that gets a worse sample never gets better', () => {
    fc.assert(
      fc.property(sequences, policies, (list, policy) => {
        fc.pre(policy.type === 'soak');
        const failed = settle([...list, makeAttempt('fail')], policy).outcome;
        expect(promotes(failed)).toBe(false);
        if (settle(list, policy).outcome === 'fail') expect(failed).toBe('fail');
      }),
    );
  });
});
