import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { VERSION } from '../../src/domain/version.ts';
import { createHttpTool } from '../../src/toolbox/http.ts';
import type { HttpRequest } from '../../src/toolbox/toolbox.ts';
import { catchProbeError } from '../support/catch-probe-error.ts';
import { type Listener, startServer, type TestServer } from '../support/http-server.ts';
import { keepOpen } from '../support/keep-open.ts';

const keep = keepOpen();

function get(url: string, more: Partial<HttpRequest> = {}, signal = new AbortController().signal) {
  const tool = keep(createHttpTool({ variables: {} }));
  return tool.request({ method: 'GET', url, timeoutMs: 5_000, ...more }, signal);
}

async function serve(listener: Listener): Promise<TestServer> {
  return keep(await startServer(listener));
}

describe('a request', () => {
  it('sends method, headers as pairs, body and its own name', async () => {
    const server = await serve(async (request, response) => {
      const chunks = await request.toArray();
      const { headers, headersDistinct, method, url } = request;
      const body = Buffer.concat(chunks).toString();
      response.end(JSON.stringify({ method, url, headers, two: headersDistinct['x-two'], body }));
    });
    const answer = await get(`${server.url}/a?b=1#c`, {
      method: 'PUT',
      headers: [
        ['X-Two', 'a'],
        ['X-Two', 'b'],
        ['Content-Type', 'text/plain'],
      ],
      body: 'žalias',
    });
    const seen = JSON.parse(answer.body);
    expect(seen).toMatchObject({ method: 'PUT', url: '/a?b=1', two: ['a', 'b'], body: 'žalias' });
    expect(seen.headers['user-agent']).toBe(`holdpoint/${VERSION}`);
    expect(seen.headers['content-length']).toBe('7');
    expect(seen.headers['content-type']).toBe('text/plain');
  });

  it.each(['Content-Length', 'transfer-encoding', 'Connection', 'Upgrade', 'expect'])(
    'refuses to send %s, which could smuggle a second request',
    async (name) => {
      const { reason } = await catchProbeError(
        get('http://127.0.0.1:9/', { headers: [[name, '1']] }),
      );
      expect(reason).toBe('config');
    },
  );

  it.each([
    ['a line feed in a header', { headers: [['x-a', 'b\r\nc: d']] as [string, string][] }],
    ['a method that is none', { method: 'GE T' }],
    ['another scheme', { url: 'file:///etc/passwd' }],
    ['no URL', { url: '/health' }],
    ['a password in the URL', { url: 'http://user:word@127.0.0.1/' }],
  ])('refuses %s', async (_, more) => {
    expect((await catchProbeError(get('http://127.0.0.1:9/', more))).reason).toBe('config');
  });

  it('names neither query nor credentials in its complaint', async () => {
    const { message } = await catchProbeError(get('http://127.0.0.1:1/a?token=s3cret'));
    expect(message).toContain('GET http://127.0.0.1:1/a:');
    expect(message).not.toContain('s3cret');
  });

  it('follows no redirect and keeps no cookie', async () => {
    const cookies: (string | undefined)[] = [];
    const server = await serve((request, response) => {
      cookies.push(request.headers.cookie);
      response.writeHead(302, { location: '/b', 'set-cookie': 'a=b' }).end();
    });
    const tool = keep(createHttpTool({ variables: {} }));
    const request = { method: 'GET', url: server.url, timeoutMs: 5_000 };
    expect((await tool.request(request, new AbortController().signal)).status).toBe(302);
    expect((await tool.request(request, new AbortController().signal)).headers).toContainEqual([
      'set-cookie',
      'a=b',
    ]);
    expect(cookies).toEqual([undefined, undefined]);
  });
});

describe('connections', () => {
  it('are used again for reads and never for writes', async () => {
    const ports: (number | undefined)[] = [];
    const server = await serve((request, response) => {
      ports.push(request.socket.remotePort);
      response.end('ok');
    });
    const tool = keep(createHttpTool({ variables: {} }));
    for (const method of ['GET', 'GET', 'POST', 'GET']) {
      await tool.request(
        { method, url: server.url, timeoutMs: 5_000 },
        new AbortController().signal,
      );
    }
    expect(ports[1]).toBe(ports[0]);
    expect(ports[2]).not.toBe(ports[0]);
    expect(ports[3]).toBe(ports[0]);
  });

  it('that the server closed in the meantime are no failure', async () => {
    let count = 0;
    const server = await serve((request, response) => {
      count += 1;
      if (count === 2) request.socket.resetAndDestroy();
      else response.end(String(count));
    });
    const tool = keep(createHttpTool({ variables: {} }));
    const request = { method: 'GET', url: server.url, timeoutMs: 5_000 };
    expect((await tool.request(request, new AbortController().signal)).body).toBe('1');
    expect((await tool.request(request, new AbortController().signal)).body).toBe('3');
  });

  it('keep no process alive', async () => {
    const server = await serve((_, response) => {
      response.end('ok');
    });
    const script = `
      const { createHttpTool } = await import(${JSON.stringify(new URL('../../src/toolbox/http.ts', import.meta.url).href)});
      const tool = createHttpTool({ variables: {} });
      const request = { method: 'GET', url: ${JSON.stringify(server.url)}, timeoutMs: 600000 };
      console.log((await tool.request(request, new AbortController().signal)).body);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const output = (await child.stdout.toArray()).join('');
    const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
    expect([code, output.trim()]).toEqual([0, 'ok']);
  }, 15_000);
});
