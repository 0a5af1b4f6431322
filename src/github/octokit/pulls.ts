import type { PullRequest, Review } from '../../domain/github.ts';
import type { Errand } from '../explain-reply.ts';
import { GitHubError, type GitHubPort } from '../port.ts';
import type { Client } from './client.ts';
import { type Fields, omitAbsent, openFields } from './fields.ts';

const READ: Errand = { verb: 'read the pull request', permission: 'pull-requests: read' };
const READ_OF_COMMIT: Errand = {
  verb: 'read the pull requests of a commit',
  permission: 'pull-requests: read',
};
const PULL = '/repos/{owner}/{repo}/pulls/{pull_number}';
/** GitHub lists no more files of a pull request than these. */
const MAX_FILES = 3_000;

function isForked(head: Fields, base: Fields): boolean {
  const from = head.optionalInner('repo')?.text('full_name');
  return from?.toLowerCase() !== base.inner('repo').text('full_name').toLowerCase();
}

function toPullRequest(raw: unknown): PullRequest {
  const pull = openFields(raw, 'pull request');
  const head = pull.inner('head');
  const base = pull.inner('base');
  const mergedAt = pull.optionalInstant('merged_at');
  // Before the merge, this names a merge that GitHub only tried out.
  const mergeCommit = mergedAt === undefined ? undefined : pull.optionalHash('merge_commit_sha');
  return {
    number: pull.id('number'),
    state: pull.word('state', ['open', 'closed']),
    author: pull.login('user') ?? '',
    headSha: head.hash('sha'),
    headRef: head.text('ref'),
    baseSha: base.hash('sha'),
    baseRef: base.text('ref'),
    isFork: isForked(head, base),
    ...omitAbsent({ mergedAt, mergeCommit }),
    url: pull.text('html_url'),
  };
}

function toReview(raw: unknown): Review {
  const review = openFields(raw, 'review');
  return {
    id: review.id(),
    author: review.login('user') ?? '',
    state: review.text('state'),
    commit: review.optionalHash('commit_id') ?? '',
    // A review that is still being written has no such time; only its author sees it.
    submittedAt: review.optionalInstant('submitted_at') ?? '',
    body: review.optionalText('body') ?? '',
    url: review.text('html_url'),
  };
}

function listPaths(raw: unknown): readonly string[] {
  const file = openFields(raw, 'file of a pull request');
  const previous = file.optionalText('previous_filename');
  return previous === undefined ? [file.text('filename')] : [file.text('filename'), previous];
}

type Pulls = Pick<
  GitHubPort,
  'findPullRequest' | 'listPullRequestsOf' | 'listReviews' | 'listChangedPaths'
>;

export function openPulls({ find, list }: Client): Pulls {
  return {
    findPullRequest: async (pull_number) => {
      const question = { errand: READ, route: `GET ${PULL}`, parameters: { pull_number } };
      const found = await find(question);
      return found === undefined ? undefined : toPullRequest(found);
    },
    listPullRequestsOf: async (commit_sha) => {
      const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
      const found = await list({ errand: READ_OF_COMMIT, route, parameters: { commit_sha } });
      return found.map(toPullRequest);
    },
    listReviews: async (pull_number) => {
      const route = `GET ${PULL}/reviews`;
      return (await list({ errand: READ, route, parameters: { pull_number } })).map(toReview);
    },
    listChangedPaths: async (pull_number) => {
      const route = `GET ${PULL}/files`;
      const files = await list({ errand: READ, route, parameters: { pull_number } });
      if (files.length >= MAX_FILES) {
        const limit = `GitHub lists at most ${MAX_FILES} files of a pull request`;
        throw new GitHubError(200, `${limit}, so what this one touches is not known.`);
      }
      return [...new Set(files.flatMap(listPaths))];
    },
  };
}
