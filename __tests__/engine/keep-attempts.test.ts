import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Attempt } from '../../src/domain/report.ts';
import { dropSpareAttempts, KEPT_ATTEMPTS } from '../../src/engine/keep-attempts.ts';
import { type SettlePolicy, settle } from '../../src/gate/settle.ts';
import { FAIL, PASS } from './engine-fixtures.ts';

const at = '2026-01-05T10:00:00.000Z';
const frame = { startedAt: at, endedAt: at };
const samples: Record<string, Attempt> = {
  pass: { ...frame, evidence: {}, judgement: PASS },
  warn: { ...frame, evidence: {}, judgement: { ...FAIL, outcome: 'warn' } },
  fail: { ...frame, evidence: {}, judgement: FAIL },
  error: { ...frame, error: { reason: 'connect', message: 'No.' } },
  nothing: { ...frame, error: { reason: 'no-data', message: 'No.' } },
};
const common = fc.constantFrom('pass', 'pass', 'pass', 'warn', 'fail', 'error', 'nothing');

function keep(attempts: readonly Attempt[], policy: SettlePolicy): Attempt[] {
  const kept: Attempt[] = [];
  for (const attempt of attempts) {
    kept.push(attempt);
    dropSpareAttempts(kept, policy);
  }
  return kept;
}

describe('dropSpareAttempts', () => {
  it('changes the outcome of no soak', () => {
    const policy = fc.record({
      type: fc.constant('soak' as const),
      consecutive: fc.integer({ min: 1, max: 120 }),
      failureLimit: fc.integer({ min: 0, max: 60 }),
      errorLimit: fc.integer({ min: 0, max: 60 }),
    });
    const runs = fc.array(fc.tuple(common, fc.integer({ min: 1, max: 60 })), { maxLength: 12 });
    fc.assert(
      fc.property(runs, policy, (parts, rules) => {
        const attempts = parts.flatMap(([name, count]) =>
          Array.from({ length: count }, () => samples[name] as Attempt),
        );
        const whole = settle(attempts, rules);
        const thin = settle(keep(attempts, rules), rules);
        expect([thin.outcome, thin.reason]).toEqual([whole.outcome, whole.reason]);
      }),
      { numRuns: 500 },
    );
  });

  it('changes the outcome of no retries', () => {
    const policy: SettlePolicy = { type: 'retry', on: ['error', 'fail'], maxAttempts: 500 };
    const early = fc.array(fc.constantFrom('fail', 'error'), { maxLength: 200 });
    fc.assert(
      fc.property(early, common, (before, last) => {
        const attempts = [...before, last].map((name) => samples[name] as Attempt);
        const thin = settle(keep(attempts, policy), policy);
        expect(thin.outcome).toBe(settle(attempts, policy).outcome);
      }),
    );
  });

  it('keeps fifty of many passes, and the first and last of many retries', () => {
    const soak: SettlePolicy = { type: 'soak', consecutive: 3, failureLimit: 0, errorLimit: 0 };
    const passes = Array.from({ length: 300 }, () => samples['pass'] as Attempt);
    expect(keep(passes, soak)).toHaveLength(KEPT_ATTEMPTS);
    const retry: SettlePolicy = { type: 'retry', on: ['fail'], maxAttempts: 300 };
    const numbered = passes.map((one, index) => ({ ...one, evidence: index }));
    const kept = keep(numbered, retry).map((one) => one.evidence);
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([KEPT_ATTEMPTS, 0, 299]);
  });
});
