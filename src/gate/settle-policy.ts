import * as z from 'zod';

/** How attempts become one outcome; stored with every item so that it can be settled again. */
export type SettlePolicy =
  | { readonly type: 'single' }
  | {
      readonly type: 'retry';
      readonly on: readonly ('transport' | 'error' | 'inconclusive' | 'fail')[];
      /** The first attempt counts. */
      readonly maxAttempts: number;
    }
  | {
      readonly type: 'soak';
      /** This many passes in a row must end the soak. */
      readonly consecutive: number;
      /** This many failures are tolerated. */
      readonly failureLimit: number;
      /** This many errors and inconclusive samples, taken together, are tolerated. */
      readonly errorLimit: number;
    };

/**
 * Reads the `settle` field of a stored report. At least one attempt, at least one pass: never zero.
 */
export const settlePolicySchema: z.ZodType<SettlePolicy> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('single') }),
  z.strictObject({
    type: z.literal('retry'),
    on: z.array(z.enum(['transport', 'error', 'inconclusive', 'fail'])),
    maxAttempts: z.int().min(1),
  }),
  z.strictObject({
    type: z.literal('soak'),
    consecutive: z.int().min(1),
    failureLimit: z.int().min(0),
    errorLimit: z.int().min(0),
  }),
]);
