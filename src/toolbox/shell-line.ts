import { isRunnerToken } from '../domain/runner-token.ts';
import type { EnvironmentTool } from './toolbox.ts';

/**
 * Program and arguments; a line goes to bash as GitHub runs a step: what fails inside a pipe fails
 * the line, and no file of the machine's user is read first.
 */
export function toArguments(run: string | readonly string[]): readonly string[] {
  if (typeof run !== 'string') return run;
  return ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', run];
}

/** The variables of the job, without the tokens of the runner. */
export function listJobVariables(environment: EnvironmentTool): Record<string, string> {
  const entries = environment.names().flatMap((name) => {
    const value = environment.get(name);
    return value === undefined || isRunnerToken(name) ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}
