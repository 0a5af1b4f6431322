import type { IncomingMessage } from 'node:http';
import { findRefusal } from './access.ts';
import type { Call, Description, Operation } from './description.ts';
import type { EmulatedGitHub } from './emulator.ts';
import type { Overlay } from './overlay.ts';
import { BOT, PERSON, type Permissions, TOKENS } from './seed.ts';
import type { Shims } from './shims.ts';

export interface GateAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface Violation {
  readonly request: string;
  readonly errors: readonly string[];
}

export interface GateParts {
  readonly github: EmulatedGitHub;
  readonly description: Description;
  readonly shims: Shims;
  readonly overlay: Overlay;
  readonly permissions: Permissions;
  readonly repository: string;
  /** Where this gate listens. */
  readonly url: string;
  readonly violations: Violation[];
}

const MAX_COMMENT = 65_536;
const COMMENTING = /^(issues|repos)\/(create|update|delete)-(commit-)?comment$/;

export function toJsonAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): GateAnswer {
  const type = { 'content-type': 'application/json; charset=utf-8' };
  const text = body === undefined ? '' : JSON.stringify(body);
  return { status, headers: { ...type, ...headers }, body: Buffer.from(text) };
}

function refuse(status: number, message: string, errors: readonly string[] = []): GateAnswer {
  return toJsonAnswer(status, { message, errors, documentation_url: 'https://docs.github.com' });
}

/** GitHub takes the slashes of a path in contents both bare and encoded; its description does not. */
function encodeContents(path: string): string {
  return path.replace(
    /^(\/repos\/[^/]+\/[^/]+\/contents\/)(.+)$/,
    (_, head: string, file: string) => head + encodeURIComponent(decodeURIComponent(file)),
  );
}

export async function readCall(request: IncomingMessage): Promise<Call> {
  const url = new URL(request.url ?? '/', 'http://gate');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    method: request.method ?? 'GET',
    path: encodeContents(url.pathname),
    query: Object.fromEntries(url.searchParams),
    headers: request.headers as Record<string, string>,
    ...(text === '' ? {} : { body: JSON.parse(text) as unknown }),
  };
}

function findLogin(call: Call): string | undefined {
  const token = /^(?:token|bearer) (.+)$/i.exec(call.headers['authorization'] ?? '')?.[1];
  return Object.keys(TOKENS).find((login) => TOKENS[login] === token);
}

/** What GitHub refuses and the emulator does not. */
async function findOverride(
  { github }: GateParts,
  call: Call,
  operationId: string,
  login: string,
): Promise<GateAnswer | undefined> {
  if (!COMMENTING.test(operationId)) return undefined;
  const { body } = (call.body ?? {}) as { body?: string };
  if (body !== undefined && Array.from(body).length > MAX_COMMENT) {
    const message = `Body is too long (maximum is ${MAX_COMMENT} characters)`;
    return refuse(422, 'Validation Failed', [message]);
  }
  if (operationId.includes('/create-')) return undefined;
  const comments = await fetch(`${github.url}${call.path}`, {
    headers: { authorization: `token ${TOKENS[PERSON]}` },
  });
  if (comments.status !== 200) return undefined;
  const { user } = (await comments.json()) as { user: { login: string } };
  return user.login === login ? undefined : refuse(403, 'Must have admin rights to Repository.');
}

/** What the emulator said, as GitHub would say it. */
function correct(
  { overlay }: GateParts,
  { path }: Call,
  operationId: string,
  answer: GateAnswer,
): GateAnswer {
  const isJson = /^application\/json\b/.test(answer.headers['content-type'] ?? '');
  if (answer.status >= 300 || !isJson || answer.body.byteLength === 0) return answer;
  if (/\/update-(commit-)?comment$/.test(operationId)) {
    overlay.noteEdit(Number(path.slice(path.lastIndexOf('/') + 1)));
  }
  const told = overlay.apply(operationId, JSON.parse(Buffer.from(answer.body).toString('utf8')));
  return { ...answer, body: Buffer.from(JSON.stringify(told)) };
}

async function forward({ github, url }: GateParts, call: Call): Promise<GateAnswer> {
  const query = new URLSearchParams(call.query).toString();
  const { authorization = '', accept = '' } = call.headers;
  const answer = await fetch(`${github.url}${call.path}${query === '' ? '' : `?${query}`}`, {
    method: call.method,
    headers: { authorization, accept, 'content-type': 'application/json' },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  });
  const type = answer.headers.get('content-type') ?? '';
  const isRaw = type === 'application/octet-stream' && accept.includes('raw');
  const link = answer.headers
    .get('link')
    ?.replaceAll(/http:\/\/(?:localhost|127\.0\.0\.1):\d+/g, url);
  return {
    status: answer.status,
    headers: {
      'content-type': isRaw ? 'application/vnd.github.raw+json; charset=utf-8' : type,
      ...(link === undefined ? {} : { link }),
    },
    body: new Uint8Array(await answer.arrayBuffer()),
  };
}

async function answerKnown(
  parts: GateParts,
  call: Call,
  operation: Operation,
  login: string,
): Promise<GateAnswer> {
  const { operationId } = operation;
  const override = await findOverride(parts, call, operationId, login);
  if (override !== undefined) return override;
  const { path, query, body } = call;
  const own = await parts.shims.answer({ operationId, path, query, body, login });
  if (own === undefined) return correct(parts, call, operationId, await forward(parts, call));
  const errors =
    own.status < 300 && own.status !== 204
      ? parts.description.judgeAnswer(own.body, operation, own.status).slice(0, 20)
      : [];
  if (errors.length > 0) parts.violations.push({ request: `answer of ${operationId}`, errors });
  return toJsonAnswer(own.status, own.body, own.link === undefined ? {} : { link: own.link });
}

/** Answers as GitHub would, and notes every request that GitHub's description does not allow. */
export async function answerCall(parts: GateParts, call: Call): Promise<GateAnswer> {
  const request = `${call.method} ${call.path}`;
  const login = findLogin(call);
  if (login === undefined) return refuse(401, 'Bad credentials');
  if (call.method === 'POST' && call.path === '/graphql') {
    const mayWrite = login !== BOT || parts.permissions.discussions === 'write';
    const { status, body } = parts.shims.queryGraph(login, call.body, mayWrite);
    return toJsonAnswer(status, body);
  }
  const operation = parts.description.findOperation(call);
  if (operation === undefined) {
    parts.violations.push({ request, errors: ['no such operation'] });
    return refuse(404, 'Not Found');
  }
  const errors = parts.description.judgeRequest(call, operation);
  if (errors.length > 0) {
    parts.violations.push({ request, errors });
    return refuse(422, 'Invalid request.', errors);
  }
  const refusal = findRefusal(login, operation.operationId, parts.permissions);
  if (refusal !== undefined) return refuse(refusal.status, refusal.message);
  return answerKnown(parts, call, operation, login);
}
