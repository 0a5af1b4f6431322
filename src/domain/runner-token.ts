/**
 * Variables that hold the runner's own credentials, or our inputs, which hold them too. They can't
 * be named in a plan and are not passed on. Windows knows no case in names, so none is looked at.
 */
const RUNNER_TOKENS = /^(?:GITHUB_TOKEN|ACTIONS_.*|RUNNER_.*TOKEN.*|INPUT_.*)$/i;

/** True if the variable of this name must never reach a probe. */
export function isRunnerToken(name: string): boolean {
  return RUNNER_TOKENS.test(name);
}
