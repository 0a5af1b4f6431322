import * as fc from 'fast-check';
import { OUTCOMES } from '../../src/domain/outcome.ts';
import { PHASES } from '../../src/domain/phase.ts';
import type { ReasonCode } from '../../src/domain/reason.ts';
import type { Attempt } from '../../src/domain/report.ts';
import type { SettlePolicy } from '../../src/gate/settle.ts';
import type { GateItem } from '../../src/gate/verdict.ts';
import { makeAttempt, makeError } from './examples.ts';

export const outcomes = fc.constantFrom(...OUTCOMES);

/** Items with ids of their own, in any phase but the rollback's. */
export const gateItems: fc.Arbitrary<GateItem[]> = fc
  .array(
    fc.record({
      text: fc.string(),
      phase: fc.constantFrom(...PHASES.filter((phase) => phase !== 'rollback')),
      blocking: fc.boolean(),
      outcome: outcomes,
      reason: fc.constantFrom<ReasonCode | undefined>(undefined, 'needs-unmet', 'connect'),
    }),
    { maxLength: 8 },
  )
  .map((items) => items.map((item, index) => ({ id: `item-${index}`, ...item })));

export const flags = fc.record({
  isPartial: fc.boolean(),
  isDryRun: fc.boolean(),
  gateClosed: fc.constantFrom(undefined, 'approval is HOLD'),
});

export const policies: fc.Arbitrary<SettlePolicy> = fc.oneof(
  fc.constant<SettlePolicy>({ type: 'single' }),
  fc.record({
    type: fc.constant('retry' as const),
    on: fc.subarray(['transport', 'error', 'inconclusive', 'fail'] as const),
    maxAttempts: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({
    type: fc.constant('soak' as const),
    consecutive: fc.integer({ min: 1, max: 4 }),
    failureLimit: fc.integer({ min: 0, max: 2 }),
    errorLimit: fc.integer({ min: 0, max: 2 }),
  }),
);

export const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  fc.constantFrom<Attempt>(
    makeAttempt('pass'),
    makeAttempt('warn'),
    makeAttempt('pending'),
    makeAttempt('inconclusive', 'no-data'),
    makeAttempt('error', 'tls'),
    makeAttempt('fail'),
  ),
  fc
    .constantFrom<ReasonCode>('connect', 'timeout', 'config', 'no-data', 'cancelled')
    .map((reason) => makeError(reason)),
);
