import { ProbeError } from '../../domain/errors.ts';
import { listJobVariables, listSubjectVariables } from '../../toolbox/shell-line.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { CommandOptions } from './options.ts';

/** What every command sees, whatever `env` says: without these not even a shell works as usual. */
const BASIC =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_[A-Z]+|TZ|TMPDIR|CI|(?:GITHUB|RUNNER|HOLDPOINT)_\w+)$/;

type Tools = Pick<Toolbox, 'environment' | 'subject' | 'target'>;

/**
 * The whole environment of a command. Rejects a variable that `env` passes on and nobody has set,
 * because a command with an empty `$IMAGE` deploys something else.
 */
export function buildEnvironment(
  asked: CommandOptions['env'],
  tools: Tools,
): Readonly<Record<string, string>> {
  const all = listJobVariables(tools.environment);
  const about = listSubjectVariables(tools);
  if (asked === undefined) return { ...all, ...about };
  const basic = Object.fromEntries(Object.entries(all).filter(([name]) => BASIC.test(name)));
  const entries = Array.isArray(asked) ? asked.map((name) => [name, null] as const) : undefined;
  const own = (entries ?? Object.entries(asked)).map(
    ([name, value]) => [name, value === null ? passOn(all, name) : String(value)] as const,
  );
  return { ...basic, ...about, ...Object.fromEntries(own) };
}

function passOn(all: Readonly<Record<string, string>>, name: string): string {
  const value = Object.hasOwn(all, name) ? all[name] : undefined;
  if (value !== undefined) return value;
  throw new ProbeError('config', `The variable ${name}, which \`env\` passes on, is not set.`, {
    remedy: `Set ${name} in the job's env, or take it out of the item's env.`,
  });
}
