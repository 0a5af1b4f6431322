import type { EmulatedGitHub } from './emulator.ts';
import { PERSON } from './seed.ts';

/** Text of files by path; null deletes one. */
export type Files = Readonly<Record<string, string | null>>;

export interface CommitOptions {
  readonly author?: string;
  /** When it was committed; now if absent. */
  readonly at?: string;
}

interface NewCommit extends CommitOptions {
  /** Files on top of the tree of this commit. */
  readonly on: string;
  readonly files: Files;
  /** Default: `on` alone. */
  readonly parents?: readonly string[];
  readonly message: string;
}

/** The repository below the API, where commits are made as Git makes them. */
export interface Git {
  readHead(branch: string): Promise<string>;
  createBranch(branch: string, commit: string): Promise<void>;
  moveBranch(branch: string, commit: string): Promise<void>;
  createCommit(commit: NewCommit): Promise<string>;
}

function toIdentity({ author = PERSON, at }: CommitOptions): object {
  const email = `${author.replaceAll(/[[\]]/g, '')}@users.noreply.github.com`;
  return { name: author, email, ...(at === undefined ? {} : { date: at }) };
}

function toEntries(files: Files): readonly object[] {
  return Object.entries(files).map(([path, content]) => ({
    path,
    mode: '100644',
    type: 'blob',
    ...(content === null ? { sha: null } : { content }),
  }));
}

export function openGit(github: EmulatedGitHub): Git {
  const readTree = async (commit: string) =>
    (await github.ask<{ tree: { sha: string } }>(PERSON, 'GET', `git/commits/${commit}`)).tree.sha;
  const createTree = async (on: string, files: Files) => {
    const base_tree = await readTree(on);
    if (Object.keys(files).length === 0) return base_tree;
    const body = { base_tree, tree: toEntries(files) };
    return (await github.ask<{ sha: string }>(PERSON, 'POST', 'git/trees', body)).sha;
  };
  return {
    readHead: async (branch) => {
      const path = `git/ref/heads/${branch}`;
      return (await github.ask<{ object: { sha: string } }>(PERSON, 'GET', path)).object.sha;
    },
    createBranch: async (branch, sha) => {
      await github.ask(PERSON, 'POST', 'git/refs', { ref: `refs/heads/${branch}`, sha });
    },
    moveBranch: async (branch, sha) => {
      await github.ask(PERSON, 'PATCH', `git/refs/heads/${branch}`, { sha, force: true });
    },
    createCommit: async ({ on, files, parents = [on], message, ...options }) => {
      const who = toIdentity(options);
      const tree = await createTree(on, files);
      const body = { message, tree, parents, author: who, committer: who };
      return (await github.ask<{ sha: string }>(PERSON, 'POST', 'git/commits', body)).sha;
    },
  };
}
