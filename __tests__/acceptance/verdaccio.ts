import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './judged-action.ts';

export interface Verdaccio {
  readonly url: string;
  close(): Promise<void>;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function waitUntilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const answer = await fetch(`${url}/-/ping`).catch(() => undefined);
    if (answer?.ok === true) return;
    await sleep(100);
  }
  throw new Error('Verdaccio did not become ready within 15 s.');
}

/** A real package registry that nobody of us wrote; `publish` says who may write. */
export async function startVerdaccio(publish: '$authenticated' | '$all'): Promise<Verdaccio> {
  const folder = mkdtempSync(join(tmpdir(), 'holdpoint-verdaccio-'));
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const config = `
storage: ${join(folder, 'storage')}
auth: { htpasswd: { file: ${join(folder, 'htpasswd')}, max_users: 10 } }
uplinks: {}
packages: { '**': { access: $all, publish: ${publish} } }
log: { type: stdout, format: json, level: warn }
`;
  writeFileSync(join(folder, 'config.yml'), config);
  const script = join(ROOT, 'node_modules/verdaccio/bin/verdaccio');
  const child = spawn(
    process.execPath,
    [script, '-c', join(folder, 'config.yml'), '-l', `127.0.0.1:${port}`],
    { stdio: 'ignore', env: { PATH: process.env['PATH'] ?? '', HOME: folder } },
  );
  const closed = new Promise((resolve) => child.once('close', resolve));
  const close = async () => {
    child.kill();
    await closed;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(url);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, close };
}
