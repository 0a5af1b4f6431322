import { isRunnerToken } from '../domain/runner-token.ts';
import type { EnvironmentTool } from './toolbox.ts';

/** What an action saved for its post step; the token of `checkout` is there. */
const SAVED_STATE = /^STATE_/i;

function isHidden(name: string): boolean {
  return isRunnerToken(name) || SAVED_STATE.test(name);
}

/** A copy of the environment in which the runner's own tokens are left out. */
export function withoutRunnerTokens(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !isHidden(entry[0]),
  );
  return Object.fromEntries(kept);
}

/** Reads variables; what `withoutRunnerTokens` leaves out is not there, whoever passed it in. */
export function createEnvironmentTool(
  variables: Readonly<Record<string, string>>,
): EnvironmentTool {
  const kept = new Map(Object.entries(withoutRunnerTokens(variables)));
  const names = [...kept.keys()].sort();
  return { get: (name) => kept.get(name), names: () => names };
}
