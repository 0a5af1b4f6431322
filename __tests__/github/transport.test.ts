import { createServer } from 'node:http';
import { type AddressInfo, connect as connectSocket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connectGitHub } from '../../src/github/octokit.ts';
import type { GitHubPort } from '../../src/github/port.ts';
import type { Timing } from '../../src/github/transport.ts';
import { FAULTS, type Fault } from '../support/github/faults.ts';
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts';

const QUICK: Timing = { firstWaitMs: 5, requestTimeoutMs: 5_000 };
const CREATE = /^POST .*\/comments/;

let github: LocalGitHub;
let seen = 0;

async function connect(timing = QUICK, apiUrl = github.url): Promise<GitHubPort> {
  const { token, repository } = github;
  return connectGitHub({ token, repository, apiUrl, timing });
}

function listRequests(): readonly string[] {
  const requests = github.requests().slice(seen);
  seen = github.requests().length;
  return requests.map(({ method }) => method);
}

beforeAll(async () => {
  github = await startLocalGitHub({ files: { 'a.txt': 'a' }, pullRequests: [{}, {}, {}, {}] });
}, 30_000);
afterAll(() => github.close());
afterEach(() => {
  expect(github.violations()).toEqual([]);
  listRequests();
});

describe('what is asked again', () => {
  it.each<[string, Fault]>([
    ['502 twice', { ...FAULTS.badGateway, times: 2 }],
    ['a broken connection', FAULTS.reset],
  ])('a read after %s', async (_, fault) => {
    const port = await connect();
    github.queueFault(fault);
    expect(await port.readFile('a.txt', 'main')).toBe('a');
    github.queueFault(fault);
    expect(await port.listComments(1)).toEqual([]);
    expect(listRequests().length).toBeGreaterThanOrEqual(4);
  });

  it('anything after 429, once the time has passed that GitHub names', async () => {
    const port = await connect();
    github.queueFault(FAULTS.rateLimited(1));
    const startedAt = Date.now();
    const { id } = await port.createComment(1, 'patient');
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(990);
    expect(listRequests()).toEqual(['POST', 'POST']);
    await port.deleteComment(id);
  });

  it('anything after a secondary limit, which comes as 403', async () => {
    const port = await connect();
    github.queueFault(FAULTS.secondaryLimit);
    const { id } = await port.createComment(1, 'patient');
    expect(listRequests()).toEqual(['POST', 'POST']);
    await port.deleteComment(id);
  });

  it('no more than four times', async () => {
    const port = await connect();
    github.queueFault({ ...FAULTS.badGateway, times: 4 });
    await expect(port.listComments(1)).rejects.toMatchObject({ status: 502 });
    expect(listRequests()).toEqual(['GET', 'GET', 'GET', 'GET']);
  });

  it('no longer than the budget of the whole connection', async () => {
    const port = await connect({ ...QUICK, firstWaitMs: 60, retryBudgetMs: 100 });
    github.queueFault(FAULTS.badGateway);
    expect(await port.listComments(1)).toEqual([]);
    github.queueFault(FAULTS.badGateway);
    await expect(port.listComments(1)).rejects.toMatchObject({ status: 502 });
    expect(listRequests()).toEqual(['GET', 'GET', 'GET']);
  });

  it.each([403, 404, 422])('never after %i', async (status) => {
    const port = await connect();
    github.queueFault({ kind: 'answer', status, body: {} });
    await expect(port.listComments(1)).rejects.toMatchObject({ status });
    expect(listRequests()).toEqual(['GET']);
  });
});

describe('creating a comment', () => {
  it.each<[string, number, Fault]>([
    ['the answer was lost', 2, { ...FAULTS.reset, match: CREATE, isAfterEffect: true }],
    ['a server broke afterwards', 3, { ...FAULTS.badGateway, match: CREATE, isAfterEffect: true }],
  ])('looks before it repeats: %s', async (_, pullRequest, fault) => {
    const port = await connect();
    github.queueFault(fault);
    const created = await port.createComment(pullRequest, 'only once');
    const stored = await github.comments(pullRequest);
    expect(stored.map(({ id, body }) => [id, body])).toEqual([[created.id, 'only once']]);
    expect(listRequests()).toEqual(['POST', 'GET']);
  });

  it('repeats what had no effect', async () => {
    const port = await connect();
    github.queueFault({ ...FAULTS.badGateway, match: CREATE });
    await port.createComment(4, 'only once');
    expect(await github.comments(4)).toHaveLength(1);
    expect(listRequests()).toEqual(['POST', 'GET', 'POST']);
  });

  it('gives up after three attempts', async () => {
    const port = await connect();
    github.queueFault({ ...FAULTS.badGateway, match: CREATE, times: 9 });
    await expect(port.createComment(1, 'never')).rejects.toMatchObject({ status: 502 });
    expect(listRequests().filter((method) => method === 'POST')).toHaveLength(3);
  });
});

describe('time', () => {
  it.each<[string, Fault]>([
    ['never answers', { ...FAULTS.hang, times: 9 }],
    ['never ends its answer', { ...FAULTS.slowBody, times: 9 }],
  ])('ends a request to whoever %s', async (_, fault) => {
    const port = await connect({ firstWaitMs: 1, requestTimeoutMs: 100, retryBudgetMs: 150 });
    github.queueFault({ ...fault, match: /\/issues\// });
    const startedAt = Date.now();
    await expect(port.listComments(1)).rejects.toMatchObject({
      status: 0,
      message: expect.stringContaining('no whole answer within 100 ms'),
    });
    expect(Date.now() - startedAt).toBeLessThan(5_000);
  });

  it('is not lost on a port where nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port: number } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const port = await connect({ ...QUICK, retryBudgetMs: 20 }, `http://127.0.0.1:${number}`);
    await expect(port.listComments(1)).rejects.toMatchObject({
      status: 0,
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

describe('a proxy', () => {
  afterEach(() => {
    delete process.env['HTTP_PROXY'];
  });

  it('is used where the environment names one', async () => {
    const tunnels: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      tunnels.push(request.url ?? '');
      const { hostname, port } = new URL(`http://${request.url}`);
      const target = connectSocket(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      for (const end of [socket, target]) end.on('error', () => end.destroy());
    });
    proxy.listen(0, '127.0.0.1');
    await new Promise((resolve) => proxy.once('listening', resolve));
    process.env['HTTP_PROXY'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const port = await connect();
    expect(await port.readFile('a.txt', 'main')).toBe('a');
    expect(await port.listChangedPaths(1)).toEqual(['change-1.txt']);
    expect(new Set(tunnels)).toEqual(new Set([new URL(github.url).host]));
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  });
});
