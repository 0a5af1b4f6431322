import type { EventContext } from '../../github/event.ts';
import type { GitHubPort } from '../../github/port.ts';
import type { ActionInputs } from './inputs.ts';

/** Connects with GitHub at the first call; undefined without a token. */
export type Connect = () => Promise<GitHubPort> | undefined;

/** Connects once, when somebody asks; the client is read while the probes run. */
export function openPort(
  inputs: ActionInputs,
  event: EventContext,
  env: NodeJS.ProcessEnv,
): Connect {
  let port: Promise<GitHubPort> | undefined;
  return () => {
    if (inputs.token === '') return undefined;
    port ??= import('../../github/octokit.ts').then(({ connectGitHub }) =>
      connectGitHub({
        token: inputs.token,
        repository: event.repository,
        ...(env['GITHUB_API_URL'] === undefined ? {} : { apiUrl: env['GITHUB_API_URL'] }),
      }),
    );
    // Whoever awaits it later learns of a failure; until then it must not end the process.
    port.catch(() => undefined);
    return port;
  };
}
