import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import type { RunOrigin } from './settings.ts';

const execute = promisify(execFile);

/** First line that git prints; undefined where there is no git, no repository or no commit. */
async function askGit(root: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await execute('git', ['-C', root, ...args], { timeout: 5_000 });
    return stdout.trim().split('\n')[0];
  } catch {
    return undefined;
  }
}

/** `owner/name` of a remote's address, whatever its form; undefined if it has none. */
export function parseRepository(remote: string): string | undefined {
  return /[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(remote)?.[1];
}

/** What the command line judges: the commit of the folder it is called in. */
export async function readLocalOrigin(root: string): Promise<RunOrigin> {
  const [commit, tree, remote, actor] = await Promise.all([
    askGit(root, 'rev-parse', '--verify', 'HEAD'),
    askGit(root, 'rev-parse', '--verify', 'HEAD^{tree}'),
    askGit(root, 'remote', 'get-url', 'origin'),
    askGit(root, 'config', 'user.name'),
  ]);
  return {
    repository: parseRepository(remote ?? '') ?? basename(root),
    commit: commit ?? '',
    ...(tree === undefined ? {} : { tree }),
    event: 'cli',
    runId: '0',
    attempt: 1,
    ...(actor === undefined ? {} : { actor }),
    isUntrusted: false,
  };
}
