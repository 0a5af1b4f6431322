import * as z from 'zod';
import { DURATION_PATTERN } from '../../domain/duration.ts';

/** How many tables may have limits of their own: each leaves a row in the evidence. */
const MAX_LIMITED = 60;
const MAX_LISTED = 500;
const MAX_ASSERTED = 40;

export const duration = z
  .string()
  .regex(DURATION_PATTERN, { error: 'Write a number and a unit: 30m, 12h, 7d' });

const table = z.string().regex(/^[^\s.]{1,63}(?:\.[^\s.]{1,63})?$/, {
  error: 'Write a table as `orders` (in the schema public) or `sales.orders`',
});

const limits = z.strictObject({
  atLeast: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('Share of the rows of the live table: 0.999 for one that is only appended to.'),
  minRows: z.int().min(1).optional().describe('Rows, whatever the live table has.'),
});

export const tablesOption = z
  .union([
    z.array(table).min(1).max(MAX_LISTED),
    z.record(table, limits).refine((value) => hasBetween(value, MAX_LIMITED), {
      error: `Name 1 to ${MAX_LIMITED} tables`,
    }),
  ])
  .describe(
    'Tables that must be there: a list, or each with what it must hold (1 to 60 of them): `{orders: {atLeast: 0.999}}`. Those of `live` must be there anyway.',
  );

export const newestOption = z
  .strictObject({
    table,
    column: z.string().min(1).max(63).describe('A date or timestamp; one without zone is UTC.'),
    within: duration
      .optional()
      .describe('How old its newest row may be when the backup began; `maxAge` if absent.'),
  })
  .describe(
    'Where rows show how fresh the content is. With `live`, the newest row that was there when the backup began must be in it; without it, `within` decides.',
  );

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const assertOption = z
  .array(
    z
      .strictObject({
        query: z.string().min(1).max(10_000).describe('A SELECT of one value.'),
        equals: scalar.optional().describe('The value. Numbers are compared as numbers.'),
        min: z.number().optional(),
        max: z.number().optional(),
      })
      .refine(({ equals, min, max }) => [equals, min, max].some((one) => one !== undefined), {
        error: 'Say what the value must be: equals, min, max',
      }),
  )
  .max(MAX_ASSERTED)
  .default([])
  .describe('What queries of the restored database must give; each says equals, min or max.');

function hasBetween(value: object, most: number): boolean {
  const { length } = Object.keys(value);
  return length > 0 && length <= most;
}
