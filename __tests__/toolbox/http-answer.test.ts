import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
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

describe('an answer', () => {
  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['GZIP', gzipSync],
    ['identity', (bytes: Buffer) => bytes],
  ])('is decoded from %s', async (coding, encode) => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': coding }).end(encode(Buffer.from('ąčę')));
    });
    expect(await get(server.url)).toMatchObject({ body: 'ąčę', truncated: false, status: 200 });
  });

  it('is decoded from two codings, one in the other', async () => {
    const body = gzipSync(brotliCompressSync('twice'));
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'br, gzip' }).end(body);
    });
    expect((await get(server.url)).body).toBe('twice');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['deflate', deflateSync],
  ])('that is a bomb in %s is cut at the limit', async (coding, encode) => {
    const bomb = encode(Buffer.alloc(64 * 1024 * 1024));
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': coding }).end(bomb);
    });
    const before = process.memoryUsage().rss;
    const answer = await get(server.url, { maxBodyBytes: 100_000 });
    expect(answer).toMatchObject({ truncated: true, status: 200 });
    expect(answer.body).toHaveLength(100_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(48 * 1024 * 1024);
  });

  it('that is a large gzip is decoded as far as it was read', async () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => `${index * 7919}`).join('\n');
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(lines));
    });
    const answer = await get(server.url, { maxBodyBytes: 20_000 });
    expect(answer.truncated).toBe(true);
    expect(answer.body).toBe(lines.slice(0, 20_000));
  });

  it.each([
    ['damaged', 'gzip', Buffer.from('this is no gzip')],
    ['cut short', 'gzip', gzipSync('x'.repeat(1_000)).subarray(0, 15)],
    ['of an unknown coding', 'rot13', Buffer.from('uryyb')],
    ['encoded three times over', 'gzip, gzip, gzip', Buffer.from('x')],
  ])('that is %s breaks the protocol', async (_, coding, body) => {
    const server = await serve((__, response) => {
      response.writeHead(200, { 'content-encoding': coding }).end(body);
    });
    expect((await catchProbeError(get(server.url))).reason).toBe('protocol');
  });

  it('to HEAD has no body, whatever its headers say', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': 99 }).end();
    });
    expect(await get(server.url, { method: 'HEAD' })).toMatchObject({ body: '', status: 200 });
  });

  it.each([
    ['text/plain', Buffer.from('ž'), 'ž'],
    ['text/plain; charset=iso-8859-1', Buffer.from([0xe9]), 'é'],
    ['text/plain; charset="latin1"', Buffer.from([0xe9]), 'é'],
    ['text/plain; charset=utf-16le', Buffer.from('ž', 'utf16le'), 'ž'],
    ['text/plain; charset=nonsense', Buffer.from('ž'), 'ž'],
    ['text/plain', Buffer.from([0x61, 0xff, 0xc3]), 'a\ufffd\ufffd'],
    ['application/json', Buffer.from('\ufeff{}'), '{}'],
  ])('of %s is text', async (type, bytes, text) => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': type }).end(bytes);
    });
    expect((await get(server.url)).body).toBe(text);
  });

  it('of exactly the limit is whole, of one byte more is cut', async () => {
    const server = await serve((_, response) => {
      response.end('x'.repeat(1_000));
    });
    expect(await get(server.url, { maxBodyBytes: 1_000 })).toMatchObject({ truncated: false });
    expect(await get(server.url, { maxBodyBytes: 999 })).toMatchObject({ truncated: true });
  });

  it('is cut between two characters', async () => {
    const server = await serve((_, response) => {
      response.end('ąą');
    });
    expect(await get(server.url, { maxBodyBytes: 3 })).toMatchObject({ body: 'ą' });
  });

  it('of 10 MB is cut at 1 MiB if the request says nothing', async () => {
    const server = await serve((_, response) => {
      response.end(Buffer.alloc(10_000_000, 'a'));
    });
    const answer = await get(server.url);
    expect([answer.body.length, answer.truncated]).toEqual([1_048_576, true]);
  });

  it('keeps header fields in order, names in lower case', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, ['Set-Cookie', 'a=1', 'X-B', 'c', 'Set-Cookie', 'b=2']).end();
    });
    const fields = (await get(server.url)).headers.filter(([name]) => /^(x-|set)/.test(name));
    expect(fields).toEqual([
      ['set-cookie', 'a=1'],
      ['x-b', 'c'],
      ['set-cookie', 'b=2'],
    ]);
  });
});
