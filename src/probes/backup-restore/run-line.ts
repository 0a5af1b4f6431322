import { ProbeError } from '../../domain/errors.ts';
import { isRunnerToken } from '../../domain/runner-token.ts';
import { toArguments } from '../../toolbox/shell-line.ts';
import type { ProcessResult, Toolbox } from '../../toolbox/toolbox.ts';
import { keepName } from './keep-names.ts';

const BASIC =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_[A-Z]+|TZ|TMPDIR|CI|(?:GITHUB|RUNNER|HOLDPOINT)_\w+)$/;

const MAX_OUTPUT = 4 * 1024 * 1024;

type Tools = Pick<Toolbox, 'process' | 'files' | 'environment'>;

interface Own {
  /** Variables of ours. */
  readonly variables?: Readonly<Record<string, string>>;
  /**
   * A file for standard output. What comes from the process tool has been redacted: a name in it
   * that is the value of some variable as well would no longer lead to a file.
   */
  readonly output?: string;
}

/** Runs a shell line of the plan as GitHub runs a step, with the variables that `env` names. */
export async function runLine(
  line: string,
  asked: readonly string[] | undefined,
  { variables = {}, output }: Own,
  tools: Tools,
  signal: AbortSignal,
): Promise<ProcessResult> {
  const run = toArguments(line);
  return await tools.process.run(
    {
      run: output === undefined ? run : ['sh', '-c', INTO_FILE, output, ...run],
      cwd: tools.files.root,
      env: { ...passOn(asked, tools.environment), ...variables },
      maxOutputBytes: MAX_OUTPUT,
    },
    signal,
  );
}

/** `$0` is the file, the rest is the program. */
const INTO_FILE = 'exec "$@" > "$0"';

/** The same, for a line without which there is nothing to measure. */
export async function requireLine(
  name: string,
  ...call: Parameters<typeof runLine>
): Promise<ProcessResult> {
  const result = await runLine(...call);
  if (result.exitCode === 0) return result;
  const how = result.exitCode ?? result.signal;
  const said = keepName(lastLine(result.stderr.text) || lastLine(result.stdout.text), 300);
  throw new ProbeError('config', `\`${name}\` ended with ${how}: ${said || 'it said nothing'}.`, {
    remedy: `Run the line of \`${name}\` yourself, with the same environment.`,
  });
}

function passOn(
  asked: readonly string[] | undefined,
  environment: Toolbox['environment'],
): Record<string, string> {
  const missing = asked?.find((name) => environment.get(name) === undefined);
  if (missing !== undefined) {
    throw new ProbeError('config', `The variable ${missing}, which \`env\` names, is not set.`, {
      remedy: `Set ${missing} in the job's env, or take it out of the item's env.`,
    });
  }
  const names = environment.names().filter((name) => {
    return (!isRunnerToken(name) && (asked?.includes(name) ?? true)) || BASIC.test(name);
  });
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = isRunnerToken(name) ? undefined : environment.get(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}
