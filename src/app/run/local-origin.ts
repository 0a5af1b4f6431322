import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { RunOrigin } from './settings.ts';

const execute = promisify(execFile);

/** True if git has a repository to speak of: asking costs two processes. */
function isInRepository(folder: string): boolean {
  if (process.env['GIT_DIR'] !== undefined || existsSync(join(folder, '.git'))) return true;
  const parent = dirname(folder);
  return parent !== folder && isInRepository(parent);
}

/** Lines that git prints; none where there is no git, no repository or nothing to say. */
async function askGit(root: string, ...args: readonly string[]): Promise<readonly string[]> {
  try {
    const { stdout } = await execute('git', ['-C', root, ...args], { timeout: 5_000 });
    return stdout.trim().split('\n');
  } catch {
    return [];
  }
}

/** `owner/name` of a remote's address, whatever its form; undefined if it has none. */
export function parseRepository(remote: string): string | undefined {
  return /[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(remote)?.[1];
}

/** What the command line judges: the commit of the folder it is called in. */
export async function readLocalOrigin(root: string): Promise<RunOrigin> {
  const [[commit, tree], settings] = isInRepository(root)
    ? await Promise.all([
        askGit(root, 'rev-parse', 'HEAD', 'HEAD^{tree}'),
        askGit(root, 'config', '--get-regexp', String.raw`^(remote\.origin\.url|user\.name)$`),
      ])
    : [[], []];
  const find = (name: string) =>
    settings.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
  const [remote, actor] = [find('remote.origin.url'), find('user.name')];
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
