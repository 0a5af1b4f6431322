import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDescription } from './description.ts';
import { type EmulatedGitHub, startEmulator } from './emulator.ts';
import { type Fault, openFaultQueue } from './faults.ts';
import { answerCall, type GateAnswer, readCall, toJsonAnswer, type Violation } from './gate.ts';
import {
  ALL_PERMISSIONS,
  BOT,
  type GitHubSeed,
  PERSON,
  type SeededPullRequest,
  TOKENS,
} from './seed.ts';
import { createShims, type PostedStatus } from './shims.ts';

export interface SeenRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
}

export interface StoredComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
}

/** A GitHub on the loopback that keeps state and refuses what the real one would refuse. */
export interface LocalGitHub {
  /** For GITHUB_API_URL. */
  readonly url: string;
  readonly repository: string;
  /** The workflow's own token. */
  readonly token: string;
  readonly pullRequests: readonly SeededPullRequest[];
  tokenOf(login: string): string;
  /** Requests and answers that GitHub's own description does not allow. */
  violations(): readonly Violation[];
  requests(): readonly SeenRequest[];
  queueFault(fault: Fault): void;
  /** Comments of a pull request as they are stored, oldest first. */
  comments(pullRequest: number): Promise<readonly StoredComment[]>;
  comment(pullRequest: number, author: string, body: string): Promise<StoredComment>;
  /** Writes over a comment as somebody with write access can. */
  editComment(id: number, body: string): Promise<void>;
  statuses(commit: string): readonly PostedStatus[];
  close(): Promise<void>;
}

interface RawComment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
}

function toStored({ id, body, user }: RawComment): StoredComment {
  return { id, author: user.login, body };
}

function send(response: ServerResponse, answer: GateAnswer): void {
  response.writeHead(answer.status, answer.headers);
  response.end(answer.status === 204 ? undefined : answer.body);
}

/** Plays a fault; what hangs is ended by whoever asked, or by closing the server. */
function playFault(response: ServerResponse, fault: Fault): void {
  const { status = 200, body = {}, headers = {} } = fault;
  if (fault.kind === 'reset') response.destroy();
  if (fault.kind === 'answer') send(response, toJsonAnswer(status, body, headers));
  if (fault.kind === 'slow-body') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('[{"id":');
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

function openStorage(github: EmulatedGitHub, base: string) {
  const list = async (pullRequest: number) => {
    const found: StoredComment[] = [];
    for (let page = 1; ; page += 1) {
      const path = `${base}/issues/${pullRequest}/comments?per_page=100&page=${page}`;
      const raw = await github.ask<readonly RawComment[]>(PERSON, 'GET', path);
      found.push(...raw.map(toStored));
      if (raw.length < 100) return found;
    }
  };
  return {
    comments: list,
    comment: async (pullRequest: number, author: string, body: string) => {
      const path = `${base}/issues/${pullRequest}/comments`;
      return toStored(await github.ask<RawComment>(author, 'POST', path, { body }));
    },
    editComment: async (id: number, body: string) => {
      await github.ask(PERSON, 'PATCH', `${base}/issues/comments/${id}`, { body });
    },
  };
}

export async function startLocalGitHub(seed: GitHubSeed = {}): Promise<LocalGitHub> {
  const repository = seed.repository ?? 'acme/crm';
  const [description, github] = await Promise.all([
    openDescription(),
    startEmulator(repository, seed),
  ]);
  const violations: Violation[] = [];
  const requests: SeenRequest[] = [];
  const faults = openFaultQueue();
  const permissions = seed.permissions ?? ALL_PERMISSIONS;
  const server = createServer((request, response) => {
    const answer = async () => {
      const seen = { method: request.method ?? '', path: request.url ?? '' };
      requests.push(seen);
      const call = await readCall(request);
      const fault = faults.take(`${seen.method} ${seen.path}`);
      if (fault !== undefined && fault.isAfterEffect !== true) return playFault(response, fault);
      const given = await answerCall(parts, call);
      if (fault !== undefined) return playFault(response, fault);
      return send(response, given);
    };
    answer().catch((error: unknown) => {
      violations.push({ request: `${request.method} ${request.url}`, errors: [String(error)] });
      response.destroy();
    });
  });
  const url = await listen(server);
  const shims = createShims(github, url, repository, seed.runs ?? []);
  const parts = { github, description, shims, permissions, repository, url, violations };
  return {
    url,
    repository,
    token: TOKENS[BOT] ?? '',
    pullRequests: github.pullRequests,
    tokenOf: (login) => TOKENS[login] ?? '',
    violations: () => violations,
    requests: () => requests,
    queueFault: (fault) => faults.add(fault),
    ...openStorage(github, `/repos/${repository}`),
    statuses: (commit) => shims.statuses(commit),
    close: async () => {
      await closeServer(server);
      await github.close();
    },
  };
}
