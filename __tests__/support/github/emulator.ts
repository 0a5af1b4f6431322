import { createEmulator } from 'emulate';
import { TOKENS } from './seed.ts';

/** The stateful part: repository, contents, pull requests and comments, in this process. */
export interface EmulatedGitHub {
  readonly url: string;
  /** `owner/name`. */
  readonly repository: string;
  /** JSON of the API, asked with the token of a login; a path without `/` is of the repository. */
  ask<Result>(login: string, method: string, path: string, body?: unknown): Promise<Result>;
  /** Undefined where `ask` of a GET would fail. */
  find<Result>(login: string, path: string): Promise<Result | undefined>;
  close(): Promise<void>;
}

function createAsk(url: string, repository: string): EmulatedGitHub['ask'] {
  return async <Result>(login: string, method: string, path: string, body?: unknown) => {
    const full = path.startsWith('/') ? path : `/repos/${repository}/${path}`;
    const answer = await fetch(`${url}${full}`, {
      method,
      headers: { authorization: `token ${TOKENS[login]}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${full} of the emulator: ${answer.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Result;
  };
}

export async function startEmulator(repository: string): Promise<EmulatedGitHub> {
  const [owner = '', name = ''] = repository.split('/');
  const logins = Object.keys(TOKENS);
  const users = [...new Set([...logins, owner])].map((login) => ({ login }));
  const tokens = Object.fromEntries(
    logins.map((login) => [TOKENS[login], { login, scopes: ['repo'] }]),
  );
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: { tokens, github: { users, repos: [{ owner, name, auto_init: true }] } },
  });
  const url = emulator.url.replace('localhost', '127.0.0.1');
  const ask = createAsk(url, repository);
  return {
    url,
    repository,
    ask,
    find: async <Result>(login: string, path: string) => {
      try {
        return await ask<Result>(login, 'GET', path);
      } catch {
        return undefined;
      }
    },
    close: () => emulator.close(),
  };
}
