import * as z from 'zod';
import { matchNumber } from '../../expect/number.ts';
import {
  type JsonExpectation,
  jsonExpectations,
  numberExpectation,
  textExpectation,
} from '../../expect/schema.ts';
import { isReading } from './statement.ts';

/** Beyond 2^53 the plan's number has lost digits, so that it could be taken for another one. */
const exactNumber = z
  .number()
  .refine((one) => !Number.isInteger(one) || Number.isSafeInteger(one), {
    error: 'A whole number beyond 2^53 loses digits: write it in quotes, as text',
  });

const scalar = z.union([z.string(), exactNumber, z.boolean(), z.null()]);

const statement = z
  .string()
  .max(20_000)
  .refine(isReading, {
    error: 'Write one statement that reads: SELECT, WITH, VALUES, TABLE, SHOW or EXPLAIN',
  })
  .refine((text) => !text.includes('${'), {
    error: 'Nothing is put into a statement: write $1 in it, and the value in `values`',
  });

const values = z
  .array(scalar)
  .max(50)
  .optional()
  .describe('Values of $1, $2, … in the statement; `${NAME}` may stand here.');

const control = z
  .union([statement, z.strictObject({ query: statement.describe('The statement.'), values })])
  .optional()
  .describe(
    'The negative control: a statement that must not meet the same `expect`, such as the same query with a row that breaks the rule.',
  );

const rows = z
  .union([z.int().min(0), numberExpectation])
  .refine((limits) => typeof limits === 'number' || !isTrueOfAnyCount(limits), {
    error: 'Every query has 0 or more rows, so this asserts nothing: write min: 1 or more',
  })
  .optional()
  .describe(
    'How many rows there are: a number, or limits; `min: 0` alone is refused. 0 means that there is no violation, and needs `atLeast`.',
  );

const value = z
  .union([scalar, numberExpectation, textExpectation])
  .optional()
  .describe(
    'What the one column of the one row is: this value, limits of a number, or what a text is like. More rows or columns are a failure, because nobody would look at them.',
  );

const expectation = z
  .strictObject({
    rows,
    value,
    json: jsonExpectations
      .optional()
      .describe(
        'The rows as a JSON list of objects, with this in it: `$[*].total: { min: 0 }` is about every row. `numeric` and times are texts in it: cast them (`::float8`) to compare numbers.',
      ),
  })
  .refine((given) => Object.values(given).some((one) => one !== undefined), {
    error: 'Say what to expect: rows, value or json',
  });

const atLeast = z
  .strictObject({
    query: statement.describe(
      'A statement that returns one number: `select count(*) from orders`.',
    ),
    values,
    min: z.int().min(1).default(1).describe('The number must be this or more.'),
  })
  .optional()
  .describe(
    'How much was looked at. No violation among no rows proves nothing: an empty table, a wrong schema and a tenant that is filtered away all look like perfect data, and are inconclusive by this. It is not asked for where a query says `not exists (…)`, which is true of an empty table as well: write it all the same.',
  );

/** One query with what is expected of it; the keys of an item with one, and of each in a list. */
export const queryShape = {
  query: statement.describe(
    'One statement that reads (SELECT, WITH, VALUES, TABLE, SHOW, EXPLAIN). Nothing is put into it: no `${NAME}`.',
  ),
  values,
  expect: expectation.describe('What the result must be like; at least one of its keys.'),
  atLeast,
  emptyIsFine: z
    .string()
    .min(10)
    .max(200)
    .optional()
    .describe('Instead of `atLeast`: why nothing at all is a good answer here; it is reported.'),
  control,
  show: z
    .array(z.string().min(1).max(63))
    .min(1)
    .max(5)
    .optional()
    .describe(
      'Columns whose values a finding shows, of 5 rows at most, where the number of rows is wrong. Without it no value leaves the database, because it may be somebody’s.',
    ),
};

export type Expectation = z.infer<typeof expectation>;
export type NamedQuery = z.infer<z.ZodObject<typeof queryShape>> & { readonly name: string };
type Guarded = Pick<NamedQuery, 'expect' | 'atLeast' | 'emptyIsFine'>;

export const NOTHING_PROVES =
  'An empty table meets this as well: say by `atLeast` how many rows must have been looked at, or by `emptyIsFine` why none is good';

/** Nothing at all must not pass unless somebody says that it may, or how much there must be. */
export function isGuarded({ expect, atLeast: least, emptyIsFine }: Guarded): boolean {
  return least !== undefined || emptyIsFine !== undefined || !isMetByNothing(expect);
}

/** True if no row, or a sum or a count of none, is as expected. */
function isMetByNothing({ rows: count, value: one, json = {} }: Expectation): boolean {
  const limits = typeof count === 'number' ? { equals: count } : count;
  if (limits !== undefined && matchNumber(0, limits, '').length === 0) return true;
  if (isNothing(one) || Object.values(json).some(isNothingNode)) return true;
  return isNumberLimits(one) && matchNumber(0, one, '').length === 0;
}

/** What an aggregate of no row comes to, also as text: `coalesce(string_agg(…), '')`. */
function isNothing(value: unknown): boolean {
  if (typeof value === 'string') return /^0*(?:\.0*)?$/.test(value.trim());
  return value === 0 || value === null;
}

function isNothingNode(node: JsonExpectation): boolean {
  if (typeof node !== 'object' || node === null) return isNothing(node);
  const { equals, min = 0, max } = node;
  return isNothing(equals) || (max !== undefined && max >= 0 && min <= 0);
}

/** Tells limits of a number from what a text is like. */
export function isNumberLimits(
  given: Expectation['value'],
): given is z.infer<typeof numberExpectation> {
  return numberExpectation.safeParse(given).success;
}

function isTrueOfAnyCount(limits: z.infer<typeof numberExpectation>): boolean {
  const { equals, max, below, min = 0, above = -1 } = limits;
  return [equals, max, below].every((one) => one === undefined) && min <= 0 && above < 0;
}
