import * as z from 'zod';
import { DURATION_PATTERN } from '../../domain/duration.ts';
import { declareProbe } from '../contract.ts';
import { isGuarded, type NamedQuery, NOTHING_PROVES, queryShape } from './query-schema.ts';

const { query, expect, ...further } = queryShape;

const named = z
  .strictObject({
    name: z.string().min(1).max(80).describe('What it is about; findings begin with it.'),
    ...queryShape,
  })
  .refine(isGuarded, { error: NOTHING_PROVES });

const options = z
  .strictObject({
    dsn: z
      .string()
      .min(1)
      .describe(
        'Connection URI of the database, `${DATABASE_URL}`. Give a role that may only read: the transaction forbids to write, but a function that a query calls may do other things.',
      ),
    system: z
      .string({ error: 'Write the identifier in quotes: as a number it loses digits' })
      .regex(/^(?:\d{10,20}|\$\{.*\})$/, { error: 'A system identifier is 10 to 20 digits' })
      .optional()
      .describe(
        'The cluster that it must be: its `system_identifier` (select * from pg_control_system()), in quotes. A name or an address proves nothing: two of them can lead to one cluster.',
      ),
    database: z.string().min(1).optional().describe('The name that the database must have.'),
    query: query.optional(),
    expect: expect.optional(),
    ...further,
    queries: z
      .array(named)
      .min(1)
      .max(20)
      .optional()
      .describe('Several queries instead of one; all of them see the same snapshot.'),
    maxRows: z
      .int()
      .min(1)
      .max(10_000)
      .default(1_000)
      .describe('Rows of a query that are read; what more would decide is inconclusive.'),
    statementTimeout: z
      .string()
      .regex(DURATION_PATTERN, { error: 'Write a number and a unit: 500ms, 20s, 2m' })
      .default('20s')
      .describe('The server ends a statement that takes longer.'),
  })
  .refine(({ query: one, expect: what }) => (one === undefined) === (what === undefined), {
    error: 'A query without `expect` asserts nothing: `query` and `expect` stand together',
  })
  .refine((given) => given.query !== undefined || !hasFurther(given), {
    error: '`values`, `atLeast`, `emptyIsFine`, `control` and `show` belong to a `query`',
  })
  .refine((given) => given.query === undefined || given.queries === undefined, {
    error: 'Write `query` for one, or `queries` for several',
  })
  .refine((given) => SUBJECTS.some((key) => given[key] !== undefined), {
    error: 'Say what to check: query, queries, or which `system` or `database` it must be',
  })
  .refine(
    ({ expect: what, ...rest }) => what === undefined || isGuarded({ expect: what, ...rest }),
    {
      error: NOTHING_PROVES,
    },
  )
  .refine(({ queries = [] }) => new Set(queries.map(({ name }) => name)).size === queries.length, {
    error: 'Two queries have the same name',
  })
  .describe(
    'Queries in one read-only transaction of PostgreSQL, with what each must return; or only which cluster (`system`) and database it must be. At least one of query, queries, system and database. Every statement sees the same snapshot. An expectation that no rows at all would meet (0 rows, a value of 0 or null, an upper limit) needs `atLeast` or `emptyIsFine`.',
  );

const SUBJECTS = ['query', 'queries', 'system', 'database'] as const;

function hasFurther(given: object): boolean {
  return Object.entries(given).some(([key, value]) => key in further && value !== undefined);
}

export type SqlOptions = z.infer<typeof options>;

/** The queries of an item, each with a name. */
export function listQueries(given: SqlOptions): readonly NamedQuery[] {
  if (given.queries !== undefined) return given.queries;
  const { query: text, expect: what, values, atLeast, emptyIsFine, control, show } = given;
  if (text === undefined || what === undefined) return [];
  return [
    { name: 'query', query: text, expect: what, values, atLeast, emptyIsFine, control, show },
  ];
}

export const declaration = declareProbe<SqlOptions>({
  kind: 'sql',
  about: {
    question: 'Does the database, the right one, answer these queries as it should?',
    harm: 'Totals that do not add up, rows that nobody owns, or the database of another environment go unseen until a customer finds them.',
    remedy: 'Run the query yourself and correct the data, or what wrote it.',
    control:
      'Give `control:` a statement that must not meet the same expectation. Without one the summary says so. `atLeast` shows that there was something to look at: an empty table is inconclusive, never a pass.',
    blast: 'read',
    standard: 'PostgreSQL: SET TRANSACTION (read only, repeatable read), pg_control_system()',
  },
  options,
  needs: ['sql', 'secret'],
  uses: { database: 'shared' },
  findProblems: async (given) => {
    const { findSqlProblems } = await import('./problems.ts');
    return findSqlProblems(given);
  },
});
