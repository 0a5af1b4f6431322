import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { createHttpTool } from '../../src/toolbox/http.ts';
import { createCertificate } from '../support/certificate.ts';
import { listen, startServer } from '../support/http-server.ts';
import { keepOpen } from '../support/keep-open.ts';

const keep = keepOpen();

/** A forward proxy that notes what it is asked for. */
async function startProxy(tunnels = true) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end('by proxy');
  });
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    if (!tunnels) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const [host, port] = (request.url ?? '').split(':');
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    for (const one of [upstream, socket]) one.on('error', () => one.destroy());
    socket.on('close', () => upstream.destroy());
  });
  return { asked, url: keep(await listen(server)).url };
}

function get(url: string, variables: Record<string, string>, certificates?: string) {
  const trust = certificates === undefined ? {} : { certificates };
  const tool = keep(createHttpTool({ variables, ...trust }));
  const request = { method: 'GET', url, timeoutMs: 3_000 };
  return tool.request(request, new AbortController().signal);
}

describe('behind a proxy', () => {
  it.each(['HTTP_PROXY', 'http_proxy'])('a request goes through %s', async (name) => {
    const proxy = await startProxy();
    const answer = await get('http://crm.example/health', { [name]: proxy.url });
    expect([answer.body, proxy.asked]).toEqual(['by proxy', ['GET http://crm.example/health']]);
  });

  it('a request over TLS goes through a tunnel', async () => {
    const certificate = createCertificate('IP:127.0.0.1');
    const server = createTlsServer(certificate, (_, answer) => void answer.end('end to end'));
    const { url, port } = keep(await listen(server, 'https'));
    const proxy = await startProxy();
    const answer = await get(url, { HTTPS_PROXY: proxy.url }, certificate.cert);
    expect([answer.body, proxy.asked]).toEqual(['end to end', [`CONNECT 127.0.0.1:${port}`]]);
  });

  it('a proxy without a scheme is taken for HTTP', async () => {
    const proxy = await startProxy();
    const variables = { HTTP_PROXY: proxy.url.replace('http://', '') };
    expect((await get('http://crm.example/', variables)).body).toBe('by proxy');
  });

  it('a tunnel that the proxy refuses is no connection', async () => {
    const proxy = await startProxy(false);
    await expect(get('https://crm.example/', { HTTPS_PROXY: proxy.url })).rejects.toMatchObject({
      reason: 'connect',
      message: expect.stringContaining('403'),
    });
  });

  it('a proxy that is not there is no connection', async () => {
    const variables = { HTTP_PROXY: 'http://127.0.0.1:1' };
    await expect(get('http://crm.example/', variables)).rejects.toMatchObject({
      reason: 'connect',
    });
  });

  it('NO_PROXY makes exceptions', async () => {
    const proxy = await startProxy();
    const server = keep(await startServer((_, answer) => void answer.end('direct')));
    const variables = { HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' };
    expect((await get(server.url, variables)).body).toBe('direct');
    expect(proxy.asked).toEqual([]);
  });

  it('a proxy that is no URL is an error of the configuration', async () => {
    await expect(get('http://crm.example/', { HTTP_PROXY: 'so cks://:x' })).rejects.toMatchObject({
      reason: 'config',
    });
  });
});
