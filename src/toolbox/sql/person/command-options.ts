import * as z from 'zod';
import { isRunnerToken } from '../../../domain/runner-token.ts';

export const commandLine = z.union([
  z.string().regex(/\S/, { error: 'Write the command' }),
  z.array(z.string()).min(1),
]);

export type CommandLine = z.infer<typeof commandLine>;

const variable = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'A variable is letters, digits and underscores' })
  .refine((name) => !isRunnerToken(name), {
    error: 'Tokens of the runner are not passed on: give the command a token of its own',
  });

/** Where and with what the commands of an item run. */
export const commandFields = {
  cwd: z
    .string()
    .min(1)
    .refine((path) => !/^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path), {
      error: 'The folder stands below the root of the repository: no leading `/`, no `..`',
    })
    .default('.')
    .describe('Folder to run in, relative to the repository and inside it.'),
  env: z
    .record(variable, z.union([z.string(), z.number(), z.boolean()]))
    .default({})
    .describe(
      'Variables of the commands besides those of the job, which they see as well; tokens of the runner are never passed on.',
    ),
};

export interface CommandPlace {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | number | boolean>>;
}
