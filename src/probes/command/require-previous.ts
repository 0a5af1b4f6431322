import { ProbeError } from '../../domain/errors.ts';
import type { CommandOptions } from './options.ts';

const PREVIOUS = /\$\{?(HOLDPOINT_PREVIOUS_[A-Z_]+)\b/g;

/**
 * A shell reads a variable that is not there as nothing, and `deploy --image ` deploys something
 * else. The first release has nothing to go back to, so a command that names it is not run. A
 * default that the line itself gives (`${NAME:-…}`) is not looked for: going back to a guess is no
 * rollback. Throws ProbeError.
 */
export function requirePrevious(
  run: CommandOptions['run'],
  env: Readonly<Record<string, string>>,
): void {
  const text = typeof run === 'string' ? run : run.join(' ');
  const missing = [...text.matchAll(PREVIOUS)]
    .map(([, name = '']) => name)
    .find((name) => (env[name] ?? '') === '');
  if (missing === undefined) return;
  throw new ProbeError(
    'config',
    `${missing} is not set: no verified release to go back to is known.`,
    {
      remedy:
        'Say in the environment of this step what to go back to, or go back by hand; the log says why none is known.',
    },
  );
}
