import { createServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { identifyRedis } from '../../../src/probes/environment-separation/identify-redis.ts';
import { askRedis } from '../../../src/toolbox/redis/ask-redis.ts';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { listen, type TestServer } from '../../support/http-server.ts';
import { hasRedis, type RedisServer, startRedis } from './redis-server.ts';

const NEVER = new AbortController().signal;
const opened: TestServer[] = [];

async function serve(answer: string | Buffer, server: Server = createServer()): Promise<string> {
  server.on('connection', (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.write(answer));
  });
  const started = await listen(server);
  opened.push(started);
  return `redis://127.0.0.1:${started.port}`;
}

afterAll(async () => {
  for (const server of opened) await server.close();
});

const ask = (url: string, signal = NEVER) => askRedis(url, [['INFO', 'server']], signal);

(hasRedis ? describe : describe.skip)('a real Redis', () => {
  const servers: RedisServer[] = [];
  const at = (index: number) => servers[index] ?? fail();
  const fail = (): never => {
    throw new Error('not started');
  };
  const identify = (url: string) => identifyRedis(url, NEVER);

  beforeAll(async () => {
    servers.push(await startRedis());
    servers.push(await startRedis('--replicaof', '127.0.0.1', String(at(0).port)));
    servers.push(await startRedis('--requirepass', 'the-redis-password'));
    servers.push(await startRedis('--cluster-enabled', 'yes'));
    servers.push(await startRedis('--cluster-enabled', 'yes'));
    const meet = ['CLUSTER', 'MEET', '127.0.0.1', String(at(4).port)];
    await askRedis(at(3).url, [meet], NEVER);
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
  });

  it('is the same by another name, and in another database', async () => {
    const { marks, isStable } = await identify(at(0).url);
    const other = await identify(`redis://localhost:${at(0).port}/7`);
    expect(isStable).toBe(true);
    expect(other.marks).toEqual(marks);
    expect(marks[0]).toMatch(/^[0-9a-f]{40}$/);
  });

  it('has something in common with its replica, and nothing with another', async () => {
    let shared: readonly string[] = [];
    for (let attempt = 0; attempt < 100 && shared.length === 0; attempt += 1) {
      const [master, replica] = [await identify(at(0).url), await identify(at(1).url)];
      expect(master.marks[0]).not.toBe(replica.marks[0]);
      shared = master.marks.filter((mark) => replica.marks.includes(mark));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(shared).toHaveLength(1);
    const other = await identify(at(2).url.replace('//', '//:the-redis-password@'));
    expect(other.marks.filter((mark) => shared.includes(mark))).toEqual([]);
  });

  it('has nodes in common with another node of its cluster', async () => {
    let shared: readonly string[] = [];
    for (let attempt = 0; attempt < 100 && shared.length === 0; attempt += 1) {
      const [one, two] = [await identify(at(3).url), await identify(at(4).url)];
      shared = one.marks.filter((mark) => two.marks.includes(mark));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(shared.length).toBeGreaterThan(0);
  });

  it('wants its password', async () => {
    const { url } = at(2);
    expect((await catchProbeError(ask(url))).reason).toBe('auth');
    const wrong = await catchProbeError(ask(url.replace('//', '//:wrong-password@')));
    expect(wrong.reason).toBe('auth');
    expect(wrong.message).not.toContain('wrong-password');
    const [info] = await ask(url.replace('//', '//default:the-redis-password@'));
    expect(info).toMatch(/run_id:/);
  });

  it('names the right that a user lacks', async () => {
    const { url } = at(0);
    await askRedis(url, [['ACL', 'SETUSER', 'weak', 'on', '>weak-password', '+ping']], NEVER);
    const error = await catchProbeError(ask(url.replace('//', '//weak:weak-password@')));
    expect(error).toMatchObject({ reason: 'auth', remedy: expect.stringMatching(/\+info/) });
  });
});

describe('what is no Redis', () => {
  it.each<[string, string, string]>([
    ['another protocol', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'protocol'],
    ['a complaint', '-ERR unknown command\r\n', 'config'],
    ['one that is loading', '-LOADING Redis is loading\r\n', 'connect'],
  ])('%s', async (_, answer, reason) => {
    expect((await catchProbeError(ask(await serve(answer)))).reason).toBe(reason);
  });

  it('one that does not tell who it is', async () => {
    const error = await catchProbeError(identifyRedis(await serve('+OK\r\n+OK\r\n'), NEVER));
    expect(error).toMatchObject({ reason: 'config', message: expect.stringMatching(/run_id/) });
  });

  it('one that answers in pieces is one', async () => {
    const server = createServer((socket) => {
      for (const [index, part] of ['$1', '0\r\nrun_i', 'd:1\r\n', '\r\n'].entries()) {
        setTimeout(() => socket.write(part), 20 * index);
      }
    });
    const started = await listen(server);
    opened.push(started);
    expect(await ask(`redis://127.0.0.1:${started.port}`)).toEqual(['run_id:1\r\n']);
  });

  it('nobody, a closed door, and no TLS', async () => {
    expect((await catchProbeError(ask('redis://127.0.0.1:1'))).reason).toBe('connect');
    expect((await catchProbeError(ask('redis://nowhere.invalid'))).reason).toBe('dns');
    expect((await catchProbeError(ask('http://127.0.0.1:1'))).reason).toBe('config');
    const closing = await listen(createServer((socket) => void socket.end()));
    opened.push(closing);
    expect((await catchProbeError(ask(`redis://127.0.0.1:${closing.port}`))).reason).toBe('reset');
    const plain = await serve('+OK\r\n');
    expect((await catchProbeError(ask(plain.replace('redis:', 'rediss:')))).reason).toBe('tls');
    const tls = await serve('', createTlsServer({}));
    expect((await catchProbeError(ask(tls.replace('redis:', 'rediss:')))).reason).toBe('tls');
  });

  it('is left when the run is stopped', async () => {
    const controller = new AbortController();
    const silent = await listen(createServer((socket) => socket.on('error', () => {})));
    opened.push(silent);
    const asked = catchProbeError(ask(`redis://127.0.0.1:${silent.port}`, controller.signal));
    setTimeout(() => controller.abort(), 100);
    expect((await asked).reason).toBe('cancelled');
  });
});
