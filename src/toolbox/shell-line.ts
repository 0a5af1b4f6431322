import { isRunnerToken } from '../domain/runner-token.ts';
import type { EnvironmentTool, Toolbox } from './toolbox.ts';

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

/** What is judged, and where, so that a command can ask for exactly this. */
export function listSubjectVariables({
  subject,
  target,
}: Pick<Toolbox, 'subject' | 'target'>): Record<string, string> {
  return {
    HOLDPOINT_COMMIT: subject.commit,
    HOLDPOINT_ENVIRONMENT: target.name,
    ...(target.url === undefined ? {} : { HOLDPOINT_URL: target.url }),
    ...(subject.image === undefined ? {} : { HOLDPOINT_IMAGE: subject.image }),
  };
}
