import type { Errand } from '../explain-reply.ts';
import { GitHubError, type GitHubPort } from '../port.ts';
import type { Client } from './client.ts';
import { type Fields, openFields } from './fields.ts';

const CREATE: Errand = { verb: 'open issues', permission: 'issues: write' };
const DISCUSS = { verb: 'write in discussions', permission: 'discussions: write' } as const;

const FIND = `query ($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { discussion(number: $number) { id } }
}`;
const ADD = `mutation ($id: ID!, $body: String!) {
  addDiscussionComment(input: { discussionId: $id, body: $body }) { comment { url body } }
}`;

function refuse(status: 403 | 404 | 422): GitHubError {
  const { verb, permission } = DISCUSS;
  const what = status === 404 ? 'it does not exist, or the job lacks' : 'the job may lack';
  const why = `GitHub does not let the token ${verb}: ${what} \`permissions: ${permission}\`.`;
  return new GitHubError(status, why);
}

/** GraphQL says what went wrong inside an answer that is a success. */
function toData(answer: unknown): Fields {
  const { errors } = (answer ?? {}) as { errors?: unknown };
  if (!Array.isArray(errors) || errors.length === 0) {
    return openFields(answer, 'answer to a query').inner('data');
  }
  const { type } = (errors[0] ?? {}) as { type?: unknown };
  throw refuse(type === 'FORBIDDEN' ? 403 : type === 'NOT_FOUND' ? 404 : 422);
}

type Issues = Pick<GitHubPort, 'createIssue' | 'createDiscussionComment'>;

export function openIssues(client: Client, graphqlUrl: string): Issues {
  const { ask, owner, repo: name } = client;
  const query = async (text: string, variables: object, isRepeatable: boolean) => {
    const parameters = { query: text, variables };
    const route = `POST ${graphqlUrl}`;
    return toData(await ask({ errand: DISCUSS, route, parameters, isRepeatable }));
  };
  return {
    createIssue: async ({ title, body, labels = [] }) => {
      const route = 'POST /repos/{owner}/{repo}/issues';
      const parameters = { title, body, labels };
      const answer = await ask({ errand: CREATE, route, parameters, isRepeatable: false });
      const issue = openFields(answer, 'issue');
      return { number: issue.id('number'), url: issue.text('html_url') };
    },
    createDiscussionComment: async (number, body) => {
      const found = await query(FIND, { owner, name, number }, true);
      const discussion = found.inner('repository').optionalInner('discussion');
      if (discussion === undefined) throw refuse(404);
      const added = await query(ADD, { id: discussion.text('id'), body }, false);
      const comment = added.inner('addDiscussionComment').inner('comment');
      return { url: comment.text('url'), body: comment.text('body') };
    },
  };
}
