import * as z from 'zod';
import { isRunnerToken } from '../../domain/runner-token.ts';
import { ADAPTERS } from './contract.ts';

const line = z.string().regex(/\S/, { error: 'Write the command' });
const words = z.array(z.string()).refine(([program]) => program !== '', {
  error: 'The first element names the program',
});
const variable = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'A variable is letters, digits and underscores' });

const directory = z
  .string()
  .min(1)
  .refine((path) => !/^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path), {
    error: 'The folder stands below the root of the repository: no leading `/`, no `..`',
  });

const commands = z
  .strictObject({
    heads: line.describe('Prints the revision that the code ends with: one a line.'),
    current: line.describe('Prints the revision that the database is at; nothing if it is empty.'),
    upgrade: line.describe('Upgrades to `$HOLDPOINT_REVISION`, or to the end if it is empty.'),
    downgrade: line
      .optional()
      .describe('Goes back to `$HOLDPOINT_REVISION`; to the empty database if it is empty.'),
    check: line.optional().describe('Ends with 0 if the schema is what the code expects.'),
    steps: line
      .optional()
      .describe('Prints all revisions, oldest first: one a line, a title behind it if there is.'),
  })
  .describe(
    'Shell lines for the adapter `command`, in which nothing is substituted by us. They see `$HOLDPOINT_DATABASE_URL`, `$HOLDPOINT_REVISION`, and `$PGHOST`, `$PGDATABASE` and so on, so that a bare `psql` goes to the right database.',
  );

/** Options that say how the project migrates; both probes of migrations take them. */
export const migrationOptions = {
  adapter: z.enum(ADAPTERS).describe('The tool that migrates; `command` for any other.'),
  directory: directory
    .default('.')
    .describe('Folder to run it in, relative to the repository and inside it.'),
  run: words
    .min(1)
    .optional()
    .describe(
      'The program and what stands before its subcommand: `[flask, --app, wsgi]`, `[python, manage.py]`, `[alembic, -c, db/alembic.ini]`, `[bundle, exec, rails]`, `[npx, prisma]`. The first element is not empty.',
    ),
  arguments: z
    .array(z.string())
    .default([])
    .describe('What stands behind every subcommand, such as `[--directory, db/migrations]`.'),
  env: z
    .record(variable, z.union([z.string(), z.number(), z.boolean()]))
    .refine((env) => Object.keys(env).every((name) => !isRunnerToken(name)), {
      error: 'Tokens of the runner are not passed on',
    })
    .default({})
    .describe(
      'Variables that the application needs to load. Only these, the basic ones and those of the language are passed on: a DSN of production in the environment never reaches a tool that writes.',
    ),
  databaseVariable: variable
    .default('DATABASE_URL')
    .describe('The variable in which the application looks for its database.'),
  databaseScheme: z
    .string()
    .regex(/^[a-z][a-z0-9]*(?:\+[a-z0-9_]+)?$/, { error: 'Write a scheme: postgresql+psycopg' })
    .default('postgresql')
    .describe('The scheme of that variable, such as `postgresql+psycopg` for SQLAlchemy.'),
  revisionTables: z
    .array(z.string().min(1))
    .optional()
    .describe(
      'Tables in which the tool keeps its revisions, if not where it does by default. They belong to no comparison.',
    ),
  commands: commands.optional(),
};

const toolSchema = z.strictObject(migrationOptions);

export type MigrationOptions = z.infer<typeof toolSchema>;

/** A refinement for both probes: `commands` belong to the adapter `command`, and to no other. */
export function fitsAdapter({ adapter, commands: given }: MigrationOptions): boolean {
  return (adapter === 'command') === (given !== undefined);
}

export const ADAPTER_RULE = '`commands` belong to `adapter: command`, which needs them';
