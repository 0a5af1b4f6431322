import * as z from 'zod';
import {
  lineOption,
  requestOption,
} from '../../toolbox/sql/statements/workload/request-options.ts';
import { declareProbe } from '../contract.ts';
import { findNPlusOneProblems } from './problems.ts';

const identifier = z
  .string()
  .regex(/^(?:\d{10,20}|\$\{.*\})$/, { error: 'A system identifier is 10 to 20 digits' });

const selector = z.string().min(1).max(1_000);
const selectors = z.union([selector, z.array(selector).min(1).max(4)]);

const counted = {
  rows: selector.describe(
    'What is a row in the answer: a JSONPath such as `$.orders[*]`, or an RE2 pattern for anything else, such as `data-order-id="\\d+"`. As many must come back as were seeded.',
  ),
  parents: selectors
    .optional()
    .describe(
      'What tells the parents of the rows apart in the answer: a JSONPath (`$.orders[*].customer.id`), a pattern (its first group), or several of them. There must be one for each row.',
    ),
};

const endpoint = z
  .strictObject({
    ...requestOption,
    path: requestOption.path.describe(
      'A path of the environment, or an absolute URL. `$HOLDPOINT_N` in it is how many rows were seeded, so that a page can be as long: `/orders?per_page=$HOLDPOINT_N`.',
    ),
    ...counted,
  })
  .describe('A request to the environment that answers with a list.');

const command = z
  .strictObject({
    name: z.string().min(1).max(100).optional().describe('What it is called in findings.'),
    run: lineOption.describe('The command; it must end with 0 and write the rows.'),
    ...counted,
  })
  .describe('A command that writes a list. Nothing is substituted in it by us.');

const sql = z.string().regex(/\S/).max(100_000);

const writing = z
  .strictObject({ sql: sql.optional(), run: lineOption.optional() })
  .refine((value) => (value.sql === undefined) !== (value.run === undefined), {
    error: 'Write either `sql` or `run`',
  });

const options = z
  .strictObject({
    database: z
      .strictObject({
        dsn: z.string().min(1).describe('Connection URI of a role that may seed and clean.'),
        system: identifier.describe(
          'Its `system_identifier` (select * from pg_control_system()): nothing is written to another one.',
        ),
        others: z
          .array(identifier)
          .default([])
          .describe('System identifiers that must never be written to: production.'),
        statistics: z
          .string()
          .min(1)
          .optional()
          .describe(
            'Connection URI of a role with pg_read_all_stats, for the same database, if the other one has it not.',
          ),
      })
      .describe('The database of the application that is asked. Never that of production.'),
    role: z
      .string()
      .min(1)
      .max(63)
      .describe('The role that the application connects as; best if nothing else uses it.'),
    sizes: z
      .array(z.int().min(1).max(1_000))
      .min(2)
      .max(5)
      .refine((sizes) => sizes.every((n, at) => at === 0 || n > (sizes[at - 1] ?? 0)), {
        error: 'Sizes grow: [1, 10, 50]',
      })
      .refine((sizes) => (sizes.at(-1) ?? 0) - (sizes[0] ?? 0) >= 5, {
        error: 'The last size is at least 5 more than the first: a slope needs a way to climb',
      })
      .default([1, 10, 50])
      .describe(
        'How many rows are seeded, growing, the last at least 5 more than the first; at most what one page shows.',
      ),
    seed: writing.describe(
      'Makes $HOLDPOINT_N rows, each with a parent of its own: SQL in which $HOLDPOINT_N is replaced, or a command that has it as a variable. Exactly one of both.',
    ),
    clean: writing.describe(
      'Takes away all that `seed` made; runs before each seeding and in the end. Exactly one of `sql` and `run`.',
    ),
    distinct: z
      .union([sql, z.array(sql).min(1).max(4)])
      .optional()
      .describe(
        'A query, or several, for the number of different parents of the seeded rows, such as `select count(distinct customer_id) from orders where …`. Needed where `parents` does not say it.',
      ),
    endpoints: z.array(endpoint).max(8).default([]).describe('Requests that answer with a list.'),
    commands: z.array(command).max(8).default([]).describe('Commands that write a list.'),
    repeats: z
      .int()
      .min(2)
      .max(5)
      .default(3)
      .describe('How often each is asked at each size: other work of the role is told apart so.'),
    maxSlope: z
      .number()
      .min(0)
      .max(10)
      .default(0.1)
      .describe('Statements that one more row may cost.'),
  })
  .refine(({ endpoints, commands }) => endpoints.length + commands.length > 0, {
    error: 'Name at least one of `endpoints` or `commands`',
  })
  .refine(
    ({ distinct, endpoints, commands }) =>
      distinct !== undefined ||
      [...endpoints, ...commands].every((one) => one.parents !== undefined),
    {
      error:
        'Say how different parents are counted: `distinct` for all, or `parents` for each. Rows that share one hide what is looked for',
    },
  )
  .describe(
    'Seeds growing numbers of rows with a parent each, asks for the list, and counts the statements of the role. At least one endpoint or command; `distinct`, or `parents` for each of them.',
  );

export type NPlusOneOptions = z.infer<typeof options>;
export type Endpoint = NPlusOneOptions['endpoints'][number];
export type ListCommand = NPlusOneOptions['commands'][number];
export type Writing = NPlusOneOptions['seed'];

export const declaration = declareProbe<NPlusOneOptions>({
  kind: 'n-plus-one',
  about: {
    question: 'Does a list ask the database as often for fifty rows as for one?',
    harm: 'A list that asks once more for each row is fast with the ten rows of a test and takes the site down with the ten thousand of a customer.',
    remedy:
      'Load what belongs to the rows together with them: a join, or one query for all (selectinload, prefetch_related, includes).',
    control:
      'A statement of our own is run once for each row and counted in the same way: it must be found to grow, or the counting is broken. Rows must come back and have different parents, because a page limit or a shared parent hides what is looked for.',
    blast: 'canary-write',
    standard: 'PostgreSQL, pg_stat_statements',
  },
  options,
  needs: ['sql', 'http', 'process', 'files', 'environment', 'secret', 'subject', 'target', 'clock'],
  needsOf: (given) => {
    const bare = ['sql', 'http', 'secret', 'target', 'clock', 'subject', 'environment'] as const;
    return usesCommands(given) ? [...bare, 'process', 'files'] : bare;
  },
  uses: { database: 'exclusive', target: 'shared' },
  timeout: '5m',
  verbatim: ['seed', 'clean', 'commands'],
  findProblems: findNPlusOneProblems,
});

function usesCommands({ seed, clean, commands }: NPlusOneOptions): boolean {
  return commands.length > 0 || seed.run !== undefined || clean.run !== undefined;
}
