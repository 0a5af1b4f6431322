import type { Files, Git } from './git.ts';
import type { Overlay } from './overlay.ts';
import type { PullState } from './pull-requests.ts';
import { type MergeMethod, PERSON } from './seed.ts';

export interface MergeOptions {
  /** Default: a merge commit. */
  readonly method?: MergeMethod;
  readonly by?: string;
  /** When; now if absent. */
  readonly at?: string;
}

interface Parts {
  readonly git: Git;
  readonly overlay: Overlay;
}

/** What a merge puts on `main`, the recorded commit last. */
async function createMerge(
  git: Git,
  pull: PullState,
  { method = 'merge', by = PERSON, at }: MergeOptions,
): Promise<readonly string[]> {
  const on = await git.readHead('main');
  const files = Object.assign({}, ...pull.patches) as Files;
  const common = { on, files, author: by, ...(at === undefined ? {} : { at }) };
  if (method === 'merge') {
    const message = `Merge pull request #${pull.number} from acme/${pull.headRef}`;
    return [await git.createCommit({ ...common, parents: [on, pull.headSha], message })];
  }
  if (method === 'squash') {
    return [await git.createCommit({ ...common, message: `${pull.headRef} (#${pull.number})` })];
  }
  const replayed: string[] = [];
  for (const [index, patch] of pull.patches.entries()) {
    const message = `${pull.headRef} ${index + 1}`;
    const parent = replayed.at(-1) ?? on;
    replayed.push(await git.createCommit({ ...common, on: parent, files: patch, message }));
  }
  return replayed;
}

/** Merges a pull request into `main` as GitHub does, whatever happened to `main` meanwhile. */
export async function mergeBranch(
  { git, overlay }: Parts,
  pull: PullState,
  options: MergeOptions = {},
): Promise<string> {
  pull.baseSha = await git.readHead('main');
  pull.merged = [...(await createMerge(git, pull, options))];
  const sha = pull.merged.at(-1) ?? '';
  pull.mergeCommit = sha;
  await git.moveBranch('main', sha);
  const at = options.at ?? `${new Date().toISOString().slice(0, 19)}Z`;
  overlay.amend('pull', pull.number, {
    state: 'closed',
    closed_at: at,
    merged: true,
    merged_at: at,
    merge_commit_sha: sha,
    base: { sha: pull.baseSha },
  });
  return sha;
}
