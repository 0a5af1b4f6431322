import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { askRedis } from '../../../src/toolbox/redis/ask-redis.ts';

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of its own on a free port of the loopback. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
}

export async function startRedis(...settings: readonly string[]): Promise<RedisServer> {
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const fixed = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const child = spawn('redis-server', [...fixed, ...settings], { stdio: 'ignore' });
  await waitUntilUp(port, child);
  return {
    port,
    url: `redis://127.0.0.1:${port}/0`,
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function waitUntilUp(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
    const answer = await askRedis(
      `redis://127.0.0.1:${port}`,
      [['PING']],
      AbortSignal.timeout(1_000),
    ).catch((error: Error) => error.message);
    if (Array.isArray(answer) || /NOAUTH/.test(String(answer))) return;
    await sleep(25);
  }
  throw new Error('redis-server did not come up');
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
