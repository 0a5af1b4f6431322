import type { Ground, ShimAnswer } from './answer.ts';

export interface DiscussionComment {
  readonly by: string;
  readonly body: string;
}

export interface Discussions {
  discussionComments(discussion: number): readonly DiscussionComment[];
}

interface Query {
  readonly query?: unknown;
  readonly variables?: {
    readonly owner?: unknown;
    readonly name?: unknown;
    readonly number?: unknown;
    readonly id?: unknown;
    readonly body?: unknown;
  };
}

/** GraphQL answers with a success and says inside what went wrong. */
function fail(type: string, message: string): ShimAnswer {
  return { status: 200, body: { data: null, errors: [{ type, path: [], message }] } };
}

/** The two queries that we send; GitHub's description of its API has no GraphQL. */
export function createDiscussions(
  { url, github }: Ground,
  numbers: readonly number[] = [],
): Discussions & {
  readonly query: (login: string, body: unknown, mayWrite: boolean) => ShimAnswer;
} {
  const kept = new Map<number, DiscussionComment[]>(numbers.map((number) => [number, []]));
  const find = ({ owner, name, number }: NonNullable<Query['variables']>): ShimAnswer => {
    if (`${String(owner)}/${String(name)}` !== github.repository || !kept.has(Number(number))) {
      const message = `Could not resolve to a Discussion with the number of ${String(number)}.`;
      return fail('NOT_FOUND', message);
    }
    const discussion = { id: `D_${String(number)}` };
    return { status: 200, body: { data: { repository: { discussion } } } };
  };
  return {
    discussionComments: (discussion) => kept.get(discussion) ?? [],
    query: (login, asked, mayWrite) => {
      const { query, variables = {} } = asked as Query;
      if (typeof query !== 'string') return { status: 400, body: { message: 'No query.' } };
      if (!query.includes('addDiscussionComment')) return find(variables);
      if (!mayWrite) return fail('FORBIDDEN', 'Resource not accessible by integration');
      const number = Number(String(variables.id).replace(/^D_/, ''));
      const comments = kept.get(number);
      if (comments === undefined) return fail('NOT_FOUND', 'Could not resolve to a node.');
      comments.push({ by: login, body: String(variables.body) });
      const body = String(variables.body);
      const page = `${url}/discussions/${number}`;
      const comment = { url: `${page}#discussioncomment-${comments.length}`, body };
      return { status: 200, body: { data: { addDiscussionComment: { comment } } } };
    },
  };
}
