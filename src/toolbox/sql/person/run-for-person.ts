import { join } from 'node:path';
import { listJobVariables, listSubjectVariables, toArguments } from '../../shell-line.ts';
import type { ProcessResult, Toolbox } from '../../toolbox.ts';
import type { CommandLine, CommandPlace } from './command-options.ts';

/** Output that is searched; more can’t be. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const STDERR_BYTES = 400;

export type CommandTools = Pick<
  Toolbox,
  'process' | 'files' | 'environment' | 'secret' | 'subject' | 'target'
>;

export interface PersonRun {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly output: string;
  readonly bytes: number;
  readonly truncated: boolean;
  /** The end of standard error, for people. */
  readonly complaint: string;
}

/** Runs a command for one person, whose key it reads from `$HOLDPOINT_PERSON`. */
export async function runForPerson(
  run: CommandLine,
  place: CommandPlace,
  key: string,
  tools: CommandTools,
  abort: AbortSignal,
): Promise<PersonRun> {
  const command = toArguments(run);
  const env = { ...buildEnvironment(place, tools), HOLDPOINT_PERSON: key };
  const cwd = join(tools.files.root, place.cwd);
  const limits = { maxOutputBytes: MAX_OUTPUT_BYTES };
  const result = await tools.process.run({ run: command, cwd, env, ...limits }, abort);
  const { exitCode, signal, stdout } = result;
  const { text: output, bytes, truncated } = stdout;
  return { exitCode, signal, output, bytes, truncated, complaint: readComplaint(result, tools) };
}

function readComplaint({ stderr }: ProcessResult, { secret }: CommandTools): string {
  const lines = stderr.text.trim().split('\n');
  return secret.excerpt(lines.slice(-3).join('\n'), STDERR_BYTES).text.toWellFormed();
}

function buildEnvironment({ env }: CommandPlace, tools: CommandTools): Record<string, string> {
  const own = Object.entries(env).map(([name, value]) => [name, String(value)] as const);
  return {
    ...listJobVariables(tools.environment),
    ...listSubjectVariables(tools),
    ...Object.fromEntries(own),
  };
}
