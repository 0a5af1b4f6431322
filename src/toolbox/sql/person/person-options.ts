import * as z from 'zod';

const reference = z.string().regex(/^[^.]+(?:\.[^.]+){1,2}$/, {
  error: 'Write table.column, or schema.table.column',
});

const reason = z.string().min(3).max(300);

const givenValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({ sql: z.string().min(1).describe('An expression of SQL.') }),
]);

/** Options of the probes that make a person of their own. */
export const personFields = {
  database: z
    .strictObject({
      dsn: z
        .string()
        .min(1)
        .describe('Connection URI of the database that the application under test uses.'),
      system: z
        .string()
        .regex(/^(?:\d{10,20}|\$\{.*\})$/, { error: 'A system identifier is 10 to 20 digits' })
        .describe(
          'Its `system_identifier` (select * from pg_control_system()); on another server nothing is written.',
        ),
    })
    .describe('Where three people are put in, and removed again.'),
  person: z
    .strictObject({
      table: z.string().min(1).describe('Table of people: `users`, `crm.users`.'),
      key: z.string().min(1).default('id').describe('Column whose value the command is told.'),
    })
    .describe(
      'Who a person is. Every table that refers to it by foreign keys, and on, gets two rows of the person where it takes two; each key in them that can be the person’s is.',
    ),
  links: z
    .record(reference, reference)
    .default({})
    .describe(
      'References that the database does not declare: `audit_log.user_id: users.id`. They count as foreign keys.',
    ),
  given: z
    .record(reference, givenValue)
    .default({})
    .describe(
      'What a column of the person holds where the catalog can’t tell: a value, or `{ sql: … }`. `{marker}` in it stands for the marker; without it the column has none.',
    ),
};

/** Columns that are left out, each with its reason. */
export function excludeField(about: string) {
  return z.record(reference, reason).default({}).describe(about);
}

interface Person {
  readonly table: string;
  readonly key: string;
}

export interface PersonOptions {
  readonly database: { readonly dsn: string; readonly system: string };
  readonly person: Person;
  readonly links: Readonly<Record<string, string>>;
  readonly given: Readonly<Record<string, string | number | boolean | null | { sql: string }>>;
  readonly exclude: Readonly<Record<string, string>>;
}
