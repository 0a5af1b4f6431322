import type { IssueComment } from '../../domain/github.ts';
import { createOnce } from '../create-once.ts';
import type { Errand } from '../explain-reply.ts';
import type { GitHubPort } from '../port.ts';
import type { Client } from './client.ts';
import { openFields } from './fields.ts';

const READ: Errand = { verb: 'read the pull request', permission: 'pull-requests: read' };
const WRITE: Errand = { verb: 'write pull-request comments', permission: 'pull-requests: write' };
const REACT: Errand = { verb: 'react to comments', permission: 'pull-requests: write' };
const READ_COMMIT: Errand = { verb: 'read comments of commits', permission: 'contents: read' };
const WRITE_COMMIT: Errand = { verb: 'write comments of commits', permission: 'contents: write' };

const ISSUES = '/repos/{owner}/{repo}/issues';
const COMMENT = `${ISSUES}/comments/{comment_id}`;
const OF_COMMIT = '/repos/{owner}/{repo}/commits/{commit_sha}/comments';
const COMMIT_COMMENT = '/repos/{owner}/{repo}/comments/{comment_id}';

function toComment(raw: unknown): IssueComment {
  const comment = openFields(raw, 'comment');
  return {
    id: comment.id(),
    body: comment.optionalText('body') ?? '',
    author: comment.login('user') ?? '',
    createdAt: comment.instant('created_at'),
    updatedAt: comment.instant('updated_at'),
    url: comment.text('html_url'),
  };
}

/** Comments of one place, whichever kind of place it is. */
interface Place {
  readonly route: string;
  readonly read: Errand;
  readonly write: Errand;
}

function list({ list }: Client, place: Place, parameters: object) {
  const { route, read: errand } = place;
  return async () => {
    const found = await list({ errand, route: `GET ${route}`, parameters: { ...parameters } });
    return found.map(toComment);
  };
}

function create(client: Client, place: Place, parameters: object, body: string) {
  const { route, write: errand } = place;
  const question = { errand, route: `POST ${route}`, parameters: { ...parameters, body } };
  return createOnce(body, client.firstWaitMs, {
    create: async () => toComment(await client.ask({ ...question, isRepeatable: false })),
    list: list(client, place, parameters),
  });
}

function update({ ask }: Client, errand: Errand, route: string) {
  return async (comment_id: number, body: string) =>
    toComment(await ask({ errand, route: `PATCH ${route}`, parameters: { comment_id, body } }));
}

function remove({ find }: Client, errand: Errand, route: string) {
  return async (comment_id: number) => {
    await find({ errand, route: `DELETE ${route}`, parameters: { comment_id } });
  };
}

type IssueComments = Pick<
  GitHubPort,
  'listComments' | 'createComment' | 'updateComment' | 'deleteComment' | 'addReaction'
>;

export function openComments(client: Client): IssueComments {
  const place = { route: `${ISSUES}/{issue_number}/comments`, read: READ, write: WRITE };
  return {
    listComments: (issue_number) => list(client, place, { issue_number })(),
    createComment: (issue_number, body) => create(client, place, { issue_number }, body),
    updateComment: update(client, WRITE, COMMENT),
    deleteComment: remove(client, WRITE, COMMENT),
    addReaction: async (comment_id, content) => {
      const route = `POST ${COMMENT}/reactions`;
      // GitHub keeps one reaction of a kind by a person: twice is once.
      await client.ask({ errand: REACT, route, parameters: { comment_id, content } });
    },
  };
}

type CommitComments = Pick<
  GitHubPort,
  'listCommitComments' | 'createCommitComment' | 'updateCommitComment' | 'deleteCommitComment'
>;

export function openCommitComments(client: Client): CommitComments {
  const place = { route: OF_COMMIT, read: READ_COMMIT, write: WRITE_COMMIT };
  return {
    listCommitComments: (commit_sha) => list(client, place, { commit_sha })(),
    createCommitComment: (commit_sha, body) => create(client, place, { commit_sha }, body),
    updateCommitComment: update(client, WRITE_COMMIT, COMMIT_COMMENT),
    deleteCommitComment: remove(client, WRITE_COMMIT, COMMIT_COMMENT),
  };
}
