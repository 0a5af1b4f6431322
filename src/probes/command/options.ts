import * as z from 'zod';
import type { Phase } from '../../domain/phase.ts';
import { isRunnerToken } from '../../domain/runner-token.ts';
import { jsonExpectations, textExpectation } from '../../expect/schema.ts';
import { declareProbe } from '../contract.ts';
import { findCommandProblems } from './problems.ts';

const line = z.string().regex(/\S/, { error: 'Write the command' });

const argumentList = z
  .array(z.string())
  .min(1)
  .refine(([program]) => program !== '', { error: 'The first element names the program' });

const command = z.union([line, argumentList]);

const variable = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'A variable is letters, digits and underscores' });

const passedOn = variable.refine((name) => !isRunnerToken(name), {
  error: 'Tokens of the runner are not passed on: give the command a token of its own',
});

const exitCode = z.int().min(0).max(255);

const expectation = z.strictObject({
  exitCode: z
    .union([exitCode, z.array(exitCode).min(1)])
    .default(0)
    .describe('The exit code, or a list of those that are good.'),
  stdout: textExpectation.optional().describe('What standard output must be like.'),
  stderr: textExpectation.optional().describe('What standard error must be like.'),
  json: jsonExpectations.optional().describe('Standard output is one JSON text, with this in it.'),
  schema: z
    .record(z.string(), z.json())
    .optional()
    .describe('Standard output is one JSON text that is valid by this JSON Schema.'),
  minOutputBytes: z
    .int()
    .min(1)
    .optional()
    .describe('Bytes that standard output has at least: silence proves nothing.'),
});

export type OutputExpectation = z.infer<typeof expectation>;

const options = z
  .strictObject({
    run: command.describe(
      'A shell line, in which nothing is substituted by us; or a list of program and arguments, in which `${NAME}` is. The first element of a list is not empty. It may read `$HOLDPOINT_COMMIT`, `$HOLDPOINT_ENVIRONMENT`, and `$HOLDPOINT_URL` and `$HOLDPOINT_IMAGE` where they are known.',
    ),
    shell: z
      .enum(['bash', 'sh'])
      .default('bash')
      .describe(
        'The shell of a line: `bash -eo pipefail`, or `sh -e`, which does not see that the first part of a pipe fails.',
      ),
    cwd: z
      .string()
      .min(1)
      .refine((path) => !/^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path), {
        error: 'The folder stands below the root of the repository: no leading `/`, no `..`',
      })
      .default('.')
      .describe('Folder to run in, relative to the repository and inside it.'),
    env: z
      .union([
        z.array(passedOn),
        z.record(variable, z.union([z.string(), z.number(), z.boolean(), z.null()])),
      ])
      .refine((env) => Array.isArray(env) || hasNoToken(env), {
        error: 'Tokens of the runner are not passed on: give the command a token of its own',
      })
      .optional()
      .describe(
        'Which variables the command sees besides the basic ones: names to pass on, or name to value (an empty value passes the variable on). Without it, all of them. Tokens of the runner are never passed on.',
      ),
    stdin: z.string().optional().describe('Text for standard input, which is closed otherwise.'),
    expect: expectation
      .prefault({})
      .describe('What the command must do; exit code 0 if nothing is said.'),
    control: command
      .optional()
      .describe(
        'The negative control: a command that must not meet the expectation, for example the same test against a broken fixture.',
      ),
    controlExpect: expectation
      .optional()
      .describe('What the control must not meet, if it is something else than `expect`.'),
    maxOutputBytes: z
      .int()
      .min(1_024)
      .max(32_768)
      .default(24_576)
      .describe('Bytes of standard output that are kept as evidence: its head and its tail.'),
  })
  .refine((value) => value.control !== undefined || value.controlExpect === undefined, {
    error: '`controlExpect` says what a `control` must not meet: name the control as well',
  })
  .describe('Runs a command and judges how it ends and what it writes.');

export type CommandOptions = z.infer<typeof options>;

function hasNoToken(env: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(env).every(([name, value]) => value !== null || !isRunnerToken(name));
}

const MUTATING_PHASES: readonly Phase[] = ['deployment', 'rollback'];

export const declaration = declareProbe<CommandOptions>({
  kind: 'command',
  about: {
    question: 'Does the command end as expected, with the expected output?',
    harm: 'A step that somebody ran by hand, once, elsewhere, is ticked and never seen again.',
    remedy:
      'Run the command yourself, with the same environment, and correct what it complains of.',
    control:
      'Give `control:` a command that must fail, for example the same test against a broken fixture. Without one the summary says what was asserted.',
    blast: 'canary-write',
    standard: 'POSIX.1-2017, XCU 2.8.2 (exit status); GitHub Actions, `defaults.run.shell`',
  },
  options,
  needs: ['process', 'files', 'environment', 'secret', 'subject', 'target'],
  uses: { workspace: 'shared' },
  // Nobody can tell from a line what it does: it is taken to write, and in phases that deploy to
  // change the target. `blast: read` beside the item says otherwise.
  blastOf: (_, phase) => (MUTATING_PHASES.includes(phase) ? 'mutate-target' : 'canary-write'),
  verbatim: ['run', 'control'],
  findProblems: findCommandProblems,
});
