import { createEmulator } from 'emulate';
import { type GitHubSeed, PERSON, type SeededPullRequest, TOKENS } from './seed.ts';

export interface EmulatedGitHub {
  readonly url: string;
  readonly pullRequests: readonly SeededPullRequest[];
  /** JSON of the API, asked with the token of a login. */
  ask<Result>(login: string, method: string, path: string, body?: unknown): Promise<Result>;
  close(): Promise<void>;
}

type Ask = EmulatedGitHub['ask'];

function createAsk(url: string): Ask {
  return async <Result>(login: string, method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `token ${TOKENS[login]}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} of the emulator: ${answer.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Result;
  };
}

/** Blob of a file on a branch, without which the emulator takes no new text for it. */
async function findBlob(ask: Ask, url: string, branch: string): Promise<string | undefined> {
  try {
    return (await ask<{ sha: string }>(PERSON, 'GET', `${url}?ref=${branch}`)).sha;
  } catch {
    return undefined;
  }
}

async function commitFiles(
  ask: Ask,
  base: string,
  branch: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const url = `${base}/contents/${encodeURIComponent(path)}`;
    const sha = await findBlob(ask, url, branch);
    const content = Buffer.from(text).toString('base64');
    const change = { message: path, content, branch, ...(sha === undefined ? {} : { sha }) };
    await ask(PERSON, 'PUT', url, change);
  }
}

async function readHead(ask: Ask, base: string): Promise<string> {
  const ref = await ask<{ object: { sha: string } }>(PERSON, 'GET', `${base}/git/ref/heads/main`);
  return ref.object.sha;
}

async function seedPullRequests(
  ask: Ask,
  base: string,
  seed: GitHubSeed,
): Promise<readonly SeededPullRequest[]> {
  const seeded: SeededPullRequest[] = [];
  for (const [index, pull] of (seed.pullRequests ?? []).entries()) {
    const branch = `change-${index + 1}`;
    const sha = await readHead(ask, base);
    await ask(PERSON, 'POST', `${base}/git/refs`, { ref: `refs/heads/${branch}`, sha });
    const files = pull.files ?? { [`${branch}.txt`]: branch };
    await commitFiles(ask, base, branch, files);
    const opened = await ask<{ number: number; head: { sha: string }; base: { sha: string } }>(
      PERSON,
      'POST',
      `${base}/pulls`,
      { title: branch, head: branch, base: 'main' },
    );
    for (const { author, body } of pull.comments ?? []) {
      await ask(author, 'POST', `${base}/issues/${opened.number}/comments`, { body });
    }
    const changes = pull.changes ?? Object.keys(files).map((filename) => ({ filename }));
    const { number, head } = opened;
    seeded.push({ number, headSha: head.sha, baseSha: opened.base.sha, changes });
  }
  return seeded;
}

/** The stateful part: repository, contents, pull requests and comments, in this process. */
export async function startEmulator(repository: string, seed: GitHubSeed): Promise<EmulatedGitHub> {
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
  const ask = createAsk(url);
  const base = `/repos/${repository}`;
  try {
    await commitFiles(ask, base, 'main', seed.files ?? {});
    const pullRequests = await seedPullRequests(ask, base, seed);
    return { url, pullRequests, ask, close: () => emulator.close() };
  } catch (error) {
    await emulator.close();
    throw error;
  }
}
