import type { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { ProbeError } from '../../src/domain/errors.ts';
import { createHttpTool } from '../../src/toolbox/http.ts';
import type { HttpRequest } from '../../src/toolbox/toolbox.ts';
import { catchProbeError } from '../support/catch-probe-error.ts';
import { startRawServer } from '../support/http-server.ts';
import { keepOpen } from '../support/keep-open.ts';

const keep = keepOpen();

function get(url: string, more: Partial<HttpRequest> = {}, signal = new AbortController().signal) {
  const tool = keep(createHttpTool({ variables: {} }));
  return tool.request({ method: 'GET', url, timeoutMs: 5_000, ...more }, signal);
}

function drip(socket: Socket, start: string): void {
  socket.write(start);
  const timer = setInterval(() => socket.write('a'), 20);
  socket.once('close', () => clearInterval(timer));
}

describe('a failure', () => {
  it('to resolve the name is dns', async () => {
    expect((await catchProbeError(get('http://nowhere.invalid/'))).reason).toBe('dns');
  });

  it('to connect is connect, also on all addresses of a name', async () => {
    expect((await catchProbeError(get('http://127.0.0.1:1/'))).reason).toBe('connect');
    const { reason, message } = await catchProbeError(get('http://localhost:1/'));
    expect(reason).toBe('connect');
    expect(message).toContain('ECONNREFUSED');
  });

  it.each<[string, string, (socket: Socket) => void]>([
    ['at once', 'reset', (socket) => socket.destroy()],
    ['by a reset', 'reset', (socket) => socket.resetAndDestroy()],
    [
      'in the middle of the body',
      'reset',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc');
        setTimeout(() => socket.destroy(), 20);
      },
    ],
    [
      'in the middle of a chunk',
      'reset',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n64\r\nabc');
        setTimeout(() => socket.destroy(), 20);
      },
    ],
    [
      'in the middle of a body without a length',
      'reset',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\nabc');
        setTimeout(() => socket.resetAndDestroy(), 20);
      },
    ],
    ['by another protocol', 'protocol', (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')],
    [
      'by chunks that are none',
      'protocol',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nabc\r\n'),
    ],
    [
      'by two lengths',
      'protocol',
      (socket) =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabcd'),
    ],
    [
      'by a flood of cookies',
      'protocol',
      (socket) => socket.end(`HTTP/1.1 200 OK\r\n${'set-cookie: a=bcdefgh\r\n'.repeat(5_000)}\r\n`),
    ],
    [
      'by an upgrade that nobody asked for',
      'protocol',
      (socket) =>
        socket.end('HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n'),
    ],
  ])('%s is %s', async (_, reason, talk) => {
    const server = keep(await startRawServer(talk));
    expect((await catchProbeError(get(server.url))).reason).toBe(reason);
  });

  it.each<[string, (socket: Socket) => void]>([
    ['never answers', () => undefined],
    ['drips its headers', (socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx-a: ')],
    ['drips a body without a length', (socket) => drip(socket, 'HTTP/1.1 200 OK\r\n\r\n')],
    ['drips its body', (socket) => drip(socket, 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n')],
  ])('of a server that %s is timeout', async (_, talk) => {
    const server = keep(await startRawServer(talk));
    const startedAt = performance.now();
    const { reason, message } = await catchProbeError(get(server.url, { timeoutMs: 200 }));
    expect(reason).toBe('timeout');
    expect(message).toContain('200 ms');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('by our own wish is the reason of the signal', async () => {
    const server = keep(await startRawServer((socket) => drip(socket, 'HTTP/1.1 200 OK\r\n\r\n')));
    const mine = new ProbeError('deadline', 'The run is over.');
    const stop = new AbortController();
    setTimeout(() => stop.abort(mine), 50);
    await expect(get(server.url, {}, stop.signal)).rejects.toBe(mine);
    await expect(get(server.url, {}, stop.signal)).rejects.toBe(mine);
    expect((await catchProbeError(get(server.url, {}, AbortSignal.abort()))).reason).toBe(
      'cancelled',
    );
  });
});
