import type { IssueComment } from '../domain/github.ts';
import type { GitHubPort } from './port.ts';

/** A pull request, or a commit that has none. */
export type CommentPlace = { readonly pullRequest: number } | { readonly commit: string };

/** Comments that stand one after the other in one place. */
export interface CommentThread {
  /** Oldest first, every page. */
  list(): Promise<readonly IssueComment[]>;
  create(body: string): Promise<IssueComment>;
  update(id: number, body: string): Promise<IssueComment>;
  remove(id: number): Promise<void>;
}

export type ThreadPort = Pick<
  GitHubPort,
  | 'listComments'
  | 'createComment'
  | 'updateComment'
  | 'deleteComment'
  | 'listCommitComments'
  | 'createCommitComment'
  | 'updateCommitComment'
  | 'deleteCommitComment'
>;

export function openThread(port: ThreadPort, place: CommentPlace): CommentThread {
  if ('pullRequest' in place) {
    return {
      list: () => port.listComments(place.pullRequest),
      create: (body) => port.createComment(place.pullRequest, body),
      update: (id, body) => port.updateComment(id, body),
      remove: (id) => port.deleteComment(id),
    };
  }
  return {
    list: () => port.listCommitComments(place.commit),
    create: (body) => port.createCommitComment(place.commit, body),
    update: (id, body) => port.updateCommitComment(id, body),
    remove: (id) => port.deleteCommitComment(id),
  };
}
