import type { Commit, Comparison, DiffFile } from '../../domain/github.ts';
import type { Errand } from '../explain-reply.ts';
import { GitHubError, type GitHubPort } from '../port.ts';
import type { Client } from './client.ts';
import { omitAbsent, openFields } from './fields.ts';

const READ: Errand = { verb: 'read commits', permission: 'contents: read' };
const STATUSES = ['ahead', 'behind', 'identical', 'diverged'] as const;
/** A thousand commits: more than anybody deploys at once on purpose. */
const MAX_COMPARE_PAGES = 10;

function toCommit(raw: unknown): Commit {
  const item = openFields(raw, 'commit');
  const commit = item.inner('commit');
  return {
    sha: item.hash('sha'),
    tree: commit.inner('tree').hash('sha'),
    parents: item.list('parents').map((parent) => openFields(parent, 'commit').hash('sha')),
    committedAt: commit.inner('committer').instant('date'),
    ...omitAbsent({ author: item.optionalInner('author')?.optionalText('login') }),
  };
}

function toSha(raw: unknown): string {
  return openFields(raw, 'commit').hash('sha');
}

/** Names of commits as they may stand in a comparison; `..` separates them. */
function refuseRange(...names: readonly string[]): void {
  const wrong = names.find((name) => name === '' || name.includes('..'));
  if (wrong !== undefined) throw new GitHubError(400, `\`${wrong}\` names no commit.`);
}

function openCompare({ listIn }: Client): GitHubPort['compareCommits'] {
  return async (base, head): Promise<Comparison> => {
    refuseRange(base, head);
    const route = 'GET /repos/{owner}/{repo}/compare/{base}...{head}';
    const question = { errand: READ, route, parameters: { base, head } };
    const { items, first } = await listIn(question, 'commits', MAX_COMPARE_PAGES);
    const comparison = openFields(first, 'comparison');
    const commits = [...new Set(items.map(toSha))];
    return {
      status: comparison.word('status', STATUSES),
      commits,
      isComplete: commits.length === comparison.raw('total_commits'),
    };
  };
}

/** GitHub lists no more files of a comparison, and does not say that there are more. */
const MAX_DIFF_FILES = 300;

function toDiffFile(raw: unknown): DiffFile {
  const file = openFields(raw, 'file');
  return {
    path: file.text('filename'),
    status: file.text('status'),
    blob: file.optionalText('sha') ?? '',
    ...omitAbsent({
      previousPath: file.optionalText('previous_filename'),
      patch: file.optionalText('patch'),
    }),
  };
}

function openDiff({ ask }: Client): GitHubPort['listDiff'] {
  return async (base, head) => {
    refuseRange(base, head);
    const route = 'GET /repos/{owner}/{repo}/compare/{base}...{head}';
    const answer = await ask({ errand: READ, route, parameters: { base, head, per_page: 1 } });
    const files = openFields(answer, 'comparison').list('files');
    return files.length < MAX_DIFF_FILES ? files.map(toDiffFile) : undefined;
  };
}

type Commits = Pick<GitHubPort, 'findCommit' | 'compareCommits' | 'listCommitsOf' | 'listDiff'>;

export function openCommits(client: Client): Commits {
  return {
    findCommit: async (ref) => {
      const route = 'GET /repos/{owner}/{repo}/commits/{ref}';
      try {
        const found = await client.find({ errand: READ, route, parameters: { ref, per_page: 1 } });
        return found === undefined ? undefined : toCommit(found);
      } catch (error) {
        // So GitHub says of forty hex digits that are no commit of the repository.
        if (error instanceof GitHubError && error.status === 422) return undefined;
        throw error;
      }
    },
    compareCommits: openCompare(client),
    listDiff: openDiff(client),
    listCommitsOf: async (path, sha) => {
      const route = 'GET /repos/{owner}/{repo}/commits';
      return (await client.list({ errand: READ, route, parameters: { sha, path } }, 1)).map(
        toCommit,
      );
    },
  };
}
