import { posix } from 'node:path';
import type { Errand } from './explain-reply.ts';
import { GitHubError } from './port.ts';
import { toReplyError } from './reply-error.ts';
import { type Answer, openTransport, type Timing, type Transport } from './transport.ts';

export interface ContentsSettings {
  readonly apiUrl: string;
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly timing?: Timing;
}

const MAX_BYTES = 1_048_576;
const ERRAND: Errand = { verb: 'read files of the repository', permission: 'contents: read' };

interface Connection {
  readonly transport: Transport;
  /** Refs that are known to be there and readable, so that a 404 means that the file is not. */
  readonly readable: Set<string>;
}

/** What was learnt of a connection lives as long as its settings do. */
const connections = new WeakMap<ContentsSettings, Connection>();

function connect(settings: ContentsSettings): Connection {
  const known = connections.get(settings);
  if (known !== undefined) return known;
  const transport = openTransport({ retryBudgetMs: 20_000, ...settings.timing });
  const connection = { transport, readable: new Set<string>() };
  connections.set(settings, connection);
  return connection;
}

function encodePath(path: string): string {
  const normal = posix.normalize(path);
  if (normal === '.' || normal.startsWith('..') || normal.startsWith('/') || normal.endsWith('/')) {
    throw new GitHubError(400, `\`${path}\` is no path of a file in the repository.`);
  }
  return encodeURIComponent(normal);
}

function get(
  settings: ContentsSettings,
  endpoint: string,
  accept: string,
  maxBytes: number,
): Promise<Answer> {
  const repository = settings.repository.split('/').map(encodeURIComponent).join('/');
  return connect(settings).transport.send({
    method: 'GET',
    url: `${settings.apiUrl.replace(/\/+$/, '')}/repos/${repository}/${endpoint}`,
    headers: {
      accept,
      authorization: `Bearer ${settings.token}`,
      'user-agent': 'holdpoint',
      'x-github-api-version': '2022-11-28',
    },
    isRepeatable: true,
    maxBytes,
  });
}

/** GitHub says 404 of a file that is not there, and of every file that the token may not see. */
async function proveReadable(settings: ContentsSettings, ref: string): Promise<void> {
  const { readable } = connect(settings);
  if (readable.has(ref)) return;
  const endpoint = `commits/${encodeURIComponent(ref)}`;
  const answer = await get(settings, endpoint, 'application/vnd.github.sha', MAX_BYTES);
  if (answer.status !== 200) {
    const status = answer.status === 422 ? 404 : answer.status;
    throw toReplyError({ ...answer, status }, ERRAND, (why) => `${why} (Asked for ${ref}.)`);
  }
  readable.add(ref);
}

function decodeFile({ headers, body, status }: Answer, path: string, ref: string): string {
  const type = headers.get('content-type') ?? '';
  // A raw file never has this type, not even a JSON file; a folder and a submodule do.
  if (/^application\/json\b/i.test(type)) {
    throw new GitHubError(status, `\`${path}\` at ${ref} is not a file.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (error) {
    throw new GitHubError(status, `\`${path}\` at ${ref} is not UTF-8 text.`, { cause: error });
  }
}

/**
 * Text of a file at a commit or branch, at most 1 MiB, with the runtime's own client: the plan
 * must be read before anything runs, and the full client would double the start-up time. Undefined
 * if the file is not there though the ref can be read; rejects with GitHubError.
 */
export async function readContents(
  settings: ContentsSettings,
  path: string,
  ref: string,
): Promise<string | undefined> {
  const endpoint = `contents/${encodePath(path)}?ref=${encodeURIComponent(ref)}`;
  const answer = await get(settings, endpoint, 'application/vnd.github.raw+json', MAX_BYTES);
  if (answer.status === 404) {
    await proveReadable(settings, ref);
    return undefined;
  }
  if (answer.status !== 200) {
    throw toReplyError(answer, ERRAND, (why) => `\`${path}\` at ${ref}: ${why}`);
  }
  connect(settings).readable.add(ref);
  return decodeFile(answer, path, ref);
}
