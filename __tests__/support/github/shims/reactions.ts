import { PERSON } from '../seed.ts';
import {
  type Ground,
  type Handler,
  type Handlers,
  NOT_FOUND,
  readId,
  tellNow,
  toAccount,
} from './answer.ts';

export interface Reaction {
  readonly by: string;
  readonly content: string;
}

export interface Reactions {
  /** Reactions to a comment of an issue or pull request, oldest first. */
  reactions(comment: number): readonly Reaction[];
}

export function createReactions({
  github,
  url,
}: Ground): Reactions & { readonly handlers: Handlers } {
  const kept = new Map<number, Reaction[]>();
  const create: Handler = async ({ path, body, login }) => {
    const id = readId(path);
    if ((await github.find(PERSON, `issues/comments/${id}`)) === undefined) return NOT_FOUND;
    const { content } = body as { content: string };
    const all = kept.get(id) ?? [];
    const isNew = !all.some((one) => one.by === login && one.content === content);
    if (isNew) kept.set(id, [...all, { by: login, content }]);
    const user = toAccount(login, url);
    const answer = { id: 1, node_id: 'R', user, content, created_at: tellNow() };
    return { status: isNew ? 201 : 200, body: answer };
  };
  return {
    handlers: { 'reactions/create-for-issue-comment': create },
    reactions: (comment) => kept.get(comment) ?? [],
  };
}
