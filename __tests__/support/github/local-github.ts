import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDescription } from './description.ts';
import { type EmulatedGitHub, startEmulator } from './emulator.ts';
import { type Fault, openFaultQueue } from './faults.ts';
import { answerCall, type GateAnswer, readCall, toJsonAnswer, type Violation } from './gate.ts';
import { openGit } from './git.ts';
import { type Overlay, openOverlay } from './overlay.ts';
import { openPullRequests, type PullRequests, type StoredComment } from './pull-requests.ts';
import { ALL_PERMISSIONS, BOT, type GitHubSeed, PERSON, TOKENS } from './seed.ts';
import { createShims, type ShimMembers } from './shims.ts';

export interface SeenRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
}

export interface StoredIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly author: string;
}

/** What is kept, seen from behind the API. */
interface Storage {
  /** Comments of a pull request or issue as they are stored, oldest first. */
  comments(issue: number): Promise<readonly StoredComment[]>;
  commitComments(commit: string): Promise<readonly StoredComment[]>;
  /** Writes over a comment as somebody with write access can. */
  editComment(id: number, body: string): Promise<void>;
  deleteComment(id: number): Promise<void>;
  /** What GitHub says of a review from now on, as `{ commit_id }`. */
  amendReview(id: number, fields: Readonly<Record<string, unknown>>): void;
  /** Issues that are no pull requests, oldest first. */
  issues(): Promise<readonly StoredIssue[]>;
}

/** A GitHub on the loopback that keeps state and refuses what the real one would refuse. */
export interface LocalGitHub extends Storage, PullRequests, ShimMembers {
  /** For GITHUB_API_URL. */
  readonly url: string;
  readonly repository: string;
  /** The workflow's own token. */
  readonly token: string;
  tokenOf(login: string): string;
  /** Head of `main`. */
  readMain(): Promise<string>;
  /** Requests and answers that GitHub's own description does not allow. */
  violations(): readonly Violation[];
  requests(): readonly SeenRequest[];
  queueFault(fault: Fault): void;
  close(): Promise<void>;
}

interface RawComment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
}

interface RawIssue extends RawComment {
  readonly number: number;
  readonly title: string;
  readonly labels: readonly { readonly name: string }[];
  readonly pull_request?: object;
}

function toStored({ id, body, user }: RawComment): StoredComment {
  return { id, author: user.login, body };
}

function toIssue({ number, title, body, labels, user }: RawIssue): StoredIssue {
  return { number, title, body, labels: labels.map(({ name }) => name), author: user.login };
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

function openStorage(github: EmulatedGitHub, overlay: Overlay): Storage {
  const list = async <Raw>(path: string) => {
    const found: Raw[] = [];
    for (let page = 1; ; page += 1) {
      const separator = path.includes('?') ? '&' : '?';
      const query = `${separator}per_page=100&page=${page}`;
      const raw = await github.ask<readonly Raw[]>(PERSON, 'GET', `${path}${query}`);
      found.push(...raw);
      if (raw.length < 100) return found;
    }
  };
  return {
    comments: async (issue) => (await list<RawComment>(`issues/${issue}/comments`)).map(toStored),
    commitComments: async (commit) =>
      (await list<RawComment>(`commits/${commit}/comments`)).map(toStored),
    editComment: async (id, body) => {
      await github.ask(PERSON, 'PATCH', `issues/comments/${id}`, { body });
      overlay.noteEdit(id);
    },
    deleteComment: (id) => github.ask(PERSON, 'DELETE', `issues/comments/${id}`),
    amendReview: (id, fields) => overlay.amend('review', id, fields),
    issues: async () => {
      const raw = await list<RawIssue>('issues?state=all&direction=asc');
      return raw.filter((issue) => issue.pull_request === undefined).map(toIssue);
    },
  };
}

/** Seeds what the test begins with, in order. */
async function plant(seed: GitHubSeed, pulls: PullRequests, shims: ShimMembers): Promise<void> {
  if (Object.keys(seed.files ?? {}).length > 0) await pulls.pushToMain(seed.files ?? {});
  for (const pull of seed.pullRequests ?? []) {
    const { headSha } = await pulls.openPullRequest(pull);
    for (const run of pull.checkRuns ?? []) shims.addCheckRun(headSha, run);
  }
}

export async function startLocalGitHub(seed: GitHubSeed = {}): Promise<LocalGitHub> {
  const repository = seed.repository ?? 'acme/crm';
  const [description, github] = await Promise.all([openDescription(), startEmulator(repository)]);
  const overlay = openOverlay();
  const git = openGit(github);
  const pulls = openPullRequests({ github, git, overlay });
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
  const shims = createShims({ github, url }, seed, overlay, pulls.pullRequests);
  const parts = { github, description, shims, overlay, permissions, repository, url, violations };
  const close = async () => {
    await closeServer(server);
    await github.close();
  };
  try {
    await plant(seed, pulls, shims.members);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ...pulls,
    ...shims.members,
    ...openStorage(github, overlay),
    url,
    repository,
    token: TOKENS[BOT] ?? '',
    tokenOf: (login) => TOKENS[login] ?? '',
    readMain: () => git.readHead('main'),
    violations: () => violations,
    requests: () => requests,
    queueFault: (fault) => faults.add(fault),
    close,
  };
}
