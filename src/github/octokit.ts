import { collectPages, PAGE_SIZE } from './collect-pages.ts';
import { readContents } from './contents.ts';
import { createOnce } from './create-once.ts';
import { type Errand, explainReply } from './explain-reply.ts';
import { GitHubError, type GitHubPort, type IssueComment } from './port.ts';
import { openTransport, type Timing, type Transport } from './transport.ts';

export interface GitHubSettings {
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  /** That of github.com if absent; GitHub Enterprise has another. */
  readonly apiUrl?: string;
  readonly timing?: Timing;
}

const READ_PULLS: Errand = { verb: 'read the pull request', permission: 'pull-requests: read' };
const WRITE_COMMENTS: Errand = {
  verb: 'write pull-request comments',
  permission: 'pull-requests: write',
};
const WRITE_STATUS: Errand = { verb: 'write commit statuses', permission: 'statuses: write' };
const READ_RUNS: Errand = { verb: 'read workflow runs', permission: 'actions: read' };

/** GitHub lists no more files of a pull request than these. */
const MAX_FILES = 3_000;
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

interface RawComment {
  readonly id: number | bigint;
  readonly body?: string | undefined;
  readonly user: { readonly login: string } | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly html_url: string;
}

function toComment(raw: RawComment): IssueComment {
  const id = Number(raw?.id);
  if (!Number.isSafeInteger(id) || id <= 0) {
    throw new GitHubError(200, 'What answered in the place of GitHub sent no comment.');
  }
  return {
    id,
    body: raw.body ?? '',
    author: raw.user?.login ?? '',
    createdAt: raw.created_at,
    updatedAt: raw.updated_at,
    url: raw.html_url,
  };
}

/** Sends for octokit; an answer that is no success rejects with the sentence that explains it. */
function createFetch(transport: Transport, errand: Errand, isRepeatable: boolean) {
  return async (url: string, init: RequestInit): Promise<Response> => {
    const answer = await transport.send({
      method: init.method ?? 'GET',
      url,
      headers: init.headers as Record<string, string>,
      body: init.body as string | undefined,
      isRepeatable,
    });
    const { status, headers, body } = answer;
    if (status >= 400) throw new GitHubError(status, explainReply(answer, errand, Date.now()));
    return new Response(body.byteLength === 0 ? null : body, { status, headers });
  };
}

/** Takes our own error out of the one that octokit wraps around it. */
async function unwrap<Answer>(asking: Promise<Answer>): Promise<Answer> {
  try {
    return await asking;
  } catch (error) {
    const { cause } = error as { cause?: unknown };
    if (cause instanceof GitHubError) throw cause;
    const why = 'What answered in the place of GitHub sent something that is no answer.';
    throw new GitHubError(200, why, { cause: error });
  }
}

async function absentIs404<Answer>(asking: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof GitHubError && error.status === 404) return undefined;
    throw error;
  }
}

async function openClient(settings: GitHubSettings, apiUrl: string) {
  const { Octokit } = await import('@octokit/core');
  const { token } = settings;
  const client = new Octokit({ auth: token, baseUrl: apiUrl, userAgent: 'holdpoint', log: SILENT });
  const transport = openTransport(settings.timing);
  const [owner = '', repo = ''] = settings.repository.split('/');
  /** What every request names, with how it is sent. */
  const describe = (errand: Errand, isRepeatable = true) => ({
    owner,
    repo,
    headers: { 'x-github-api-version': '2022-11-28' },
    request: { fetch: createFetch(transport, errand, isRepeatable), log: SILENT },
  });
  return { request: client.request, describe };
}

type Client = Awaited<ReturnType<typeof openClient>>;

function openComments(
  { request, describe }: Client,
  firstWaitMs: number,
): Pick<GitHubPort, 'listComments' | 'createComment' | 'updateComment' | 'deleteComment'> {
  const list: GitHubPort['listComments'] = async (issue_number) => {
    const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
    const query = { ...describe(READ_PULLS), issue_number, per_page: PAGE_SIZE };
    const found = await collectPages((page) => unwrap(request(route, { ...query, page })));
    return found.map(toComment);
  };
  const create = async (issue_number: number, body: string) => {
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    const query = { ...describe(WRITE_COMMENTS, false), issue_number, body };
    return toComment((await unwrap(request(route, query))).data);
  };
  return {
    listComments: list,
    createComment: (pullRequest, body) =>
      createOnce(body, firstWaitMs, {
        create: () => create(pullRequest, body),
        list: () => list(pullRequest),
      }),
    updateComment: async (comment_id, body) => {
      const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
      const query = { ...describe(WRITE_COMMENTS), comment_id, body };
      return toComment((await unwrap(request(route, query))).data);
    },
    deleteComment: async (comment_id) => {
      const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
      await absentIs404(unwrap(request(route, { ...describe(WRITE_COMMENTS), comment_id })));
    },
  };
}

function openPullFiles({ request, describe }: Client): GitHubPort['listChangedPaths'] {
  return async (pull_number) => {
    const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
    const query = { ...describe(READ_PULLS), pull_number, per_page: PAGE_SIZE };
    const files = await collectPages((page) => unwrap(request(route, { ...query, page })));
    if (files.length >= MAX_FILES) {
      const limit = `GitHub lists at most ${MAX_FILES} files of a pull request`;
      throw new GitHubError(200, `${limit}, so what this one touches is not known.`);
    }
    const paths = files.flatMap(({ filename, previous_filename }) =>
      previous_filename === undefined ? [filename] : [filename, previous_filename],
    );
    return [...new Set(paths)];
  };
}

function openRuns({ request, describe }: Client): GitHubPort['findRun'] {
  return async (runId) => {
    const run_id = /^\d{1,16}$/.test(runId) ? Number(runId) : Number.NaN;
    if (!Number.isSafeInteger(run_id)) return undefined;
    const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}';
    const answer = await absentIs404(unwrap(request(route, { ...describe(READ_RUNS), run_id })));
    if (answer === undefined) return undefined;
    const { id, run_attempt, path, head_sha } = answer.data;
    if (Number(id) !== run_id || typeof path !== 'string') {
      throw new GitHubError(200, 'What answered in the place of GitHub sent no workflow run.');
    }
    const [workflowPath = ''] = path.split('@');
    return { id: String(id), attempt: run_attempt ?? 1, workflowPath, headSha: head_sha };
  };
}

/**
 * What we ask of GitHub, asked with octokit, which is read only now. Requests end within a time and
 * are repeated within a budget; what fails rejects with GitHubError.
 */
export async function connectGitHub(settings: GitHubSettings): Promise<GitHubPort> {
  const { token, repository, timing } = settings;
  const apiUrl = (settings.apiUrl ?? 'https://api.github.com').replace(/\/+$/, '');
  const client = await openClient(settings, apiUrl);
  const contents = { apiUrl, token, repository, ...(timing === undefined ? {} : { timing }) };
  return {
    readFile: (path, ref) => readContents(contents, path, ref),
    listChangedPaths: openPullFiles(client),
    ...openComments(client, timing?.firstWaitMs ?? 1_000),
    createStatus: async (sha, { state, context, description, targetUrl }) => {
      const route = 'POST /repos/{owner}/{repo}/statuses/{sha}';
      const target = targetUrl === undefined ? {} : { target_url: targetUrl };
      const status = { sha, state, context, description, ...target };
      // The same status twice reads as once.
      await unwrap(client.request(route, { ...client.describe(WRITE_STATUS), ...status }));
    },
    findRun: openRuns(client),
  };
}
