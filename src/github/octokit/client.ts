import { collectPages, PAGE_SIZE } from '../collect-pages.ts';
import type { Errand } from '../explain-reply.ts';
import { GitHubError } from '../port.ts';
import { toReplyError } from '../reply-error.ts';
import { openTransport, type Timing, type Transport } from '../transport.ts';

export interface ClientSettings {
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Without a slash at the end. */
  readonly apiUrl: string;
  readonly timing?: Timing;
}

/** One request: what is wanted, in words for an error, and where. */
export interface Question {
  readonly errand: Errand;
  /** `GET /repos/{owner}/{repo}/…`; owner and repo are filled in. Or an absolute URL. */
  readonly route: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** False where a second effect would be seen. */
  readonly isRepeatable?: boolean;
}

/** What our topics ask with: answers are unknown until a reader has looked at them. */
export interface Client {
  readonly owner: string;
  readonly repo: string;
  /** The first wait before something is tried again. */
  readonly firstWaitMs: number;
  readonly ask: (question: Question) => Promise<unknown>;
  /** Undefined for a 404. */
  readonly find: (question: Question) => Promise<unknown>;
  /** Every page, or as many as are asked for. */
  readonly list: (question: Question, maxPages?: number) => Promise<readonly unknown[]>;
  /** Every page of a list that stands in an object, with the whole first answer. */
  readonly listIn: (
    question: Question,
    key: string,
    maxPages?: number,
  ) => Promise<{ readonly items: readonly unknown[]; readonly first: unknown }>;
}

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

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
    if (status >= 400) throw toReplyError(answer, errand);
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

/** Undefined where GitHub says that something is not there. */
export async function absentIs404<Answer>(asking: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof GitHubError && error.status === 404) return undefined;
    throw error;
  }
}

interface Answer {
  readonly data: unknown;
  readonly headers: { readonly link?: string | undefined };
}

function readList(data: unknown, key: string): readonly unknown[] {
  const list = (data as Record<string, unknown> | null)?.[key];
  if (Array.isArray(list)) return list;
  throw new GitHubError(200, 'What answered in the place of GitHub sent no list.');
}

/** Lists, page by page, on top of a way to send. */
function openLists(send: (question: Question) => Promise<Answer>): Pick<Client, 'list' | 'listIn'> {
  const load = (question: Question, page: number) =>
    send({ ...question, parameters: { ...question.parameters, per_page: PAGE_SIZE, page } });
  return {
    list: (question, maxPages) =>
      collectPages(async (page) => {
        const { data, headers } = await load(question, page);
        return { data: data as readonly unknown[], headers };
      }, maxPages),
    listIn: async (question, key, maxPages) => {
      let first: unknown;
      const items = await collectPages(async (page) => {
        const { data, headers } = await load(question, page);
        first ??= data;
        return { data: readList(data, key), headers };
      }, maxPages);
      return { items, first };
    },
  };
}

/** Octokit, which is read only now, behind our own limits of time, size and repetition. */
export async function openClient(settings: ClientSettings): Promise<Client> {
  const { Octokit } = await import('@octokit/core');
  const { token, apiUrl, timing } = settings;
  const octokit = new Octokit({
    auth: token,
    baseUrl: apiUrl,
    userAgent: 'holdpoint',
    log: SILENT,
  });
  const transport = openTransport(timing);
  const [owner = '', repo = ''] = settings.repository.split('/');
  const send = ({ errand, route, parameters = {}, isRepeatable = true }: Question) => {
    const isOurs = route.includes('{owner}');
    const query = {
      ...(isOurs ? { owner, repo } : {}),
      ...parameters,
      headers: { 'x-github-api-version': '2022-11-28' },
      request: { fetch: createFetch(transport, errand, isRepeatable), log: SILENT },
    };
    return unwrap<Answer>(octokit.request(route, query));
  };
  const ask = async (question: Question) => (await send(question)).data;
  return {
    owner,
    repo,
    firstWaitMs: timing?.firstWaitMs ?? 1_000,
    ask,
    find: (question) => absentIs404(ask(question)),
    ...openLists(send),
  };
}
